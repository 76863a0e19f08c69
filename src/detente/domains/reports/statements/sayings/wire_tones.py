"""Sentences written for the project, whatever the topic: how wires and officials word each stance. Data, no logic."""

WIRE_TONES = """
assert|say|the delegation arrived on Tuesday evening
assert|say|the number stood at 640 on Monday and has not changed since
assert|say|the commander gave the order shortly before dawn
assert|say|a statement would be published in the course of the day
assert|say|experts are examining the recordings
assert|say|the cause is not known
assert|say|it was too soon to tell who was to blame
assert|say|nothing has been decided
assert|say|the matter will be dealt with by the competent court
assert|say|the answer will be given after consultations with our partners
assert|say|we will look into it and come back to it in due course
assert|say|we have taken note of the proposal and are studying it
assert|say|@us would decide at the end of the month
assert|say|@us takes note of the letter
assert|say|it began at nine and ended at noon
assert|say|three people were hurt, none of them seriously
assert|say|there were no reports of casualties
assert|say|no damage was reported
assert|say|the minister will travel to the capital tomorrow
assert|say|we are doing our work
assert|say|the rest is a question for the lawyers
assert|say|@us has informed its partners
assert|say|@us had sent two notes on the matter
assert|say|@us carried out the operation early on Wednesday
assert|say|the contract was signed in 2014
assert|say|history will judge
assert|say|the work goes on
assert|say|this is how it was agreed
assert|say|@them has asked for time until Friday
assert|say|@them had told us of the change on Sunday
assert|say|@them and @us will set up a commission
assert|say|both sides agreed to keep the results to themselves
assert|say|ships of @them passed through the channel on Monday night
assert|say|about 2,000 soldiers of @them have left so far
assert|say|an agreement was close but not yet reached
assert|announce|the new rules enter into force on 1 July
assert|announce|@us would send a further 300 experts
assert|confirm|the talks took place
assert|confirm|the test had been carried out
assert|acknowledge|mistakes had been made in the planning
assert|admit|the equipment was out of date
assert|concede|the pilot had misread the map
assert|recall|the agreement was signed by both presidents
assert|note|the figures differ from source to source
assert|explain|the weather made it necessary to change the plan
assert|estimate|about 4,000 people live in the area
assert|estimate|the losses at some twenty vehicles
assert|predict|the work would be finished by spring
assert|stress|the decision is a sovereign one
assert|underline|the treaty remains in force
assert|describe|the talks as routine
assert|describe|the mood as tense
assert|call|an internal matter
assert|write|our position has not changed
assert|add|more would be known by the weekend
assert|add|the operation will last three weeks
assert||We have decided to set up a working group of experts.
assert||We discussed the situation in the region and the next steps.
assert||The committee will report to us before the end of the year.
accuse|say|@them has once again broken its word
accuse|say|@them brought this about by ignoring all the rules
accuse|say|@them is solely responsible for what happened
accuse|say|it was deliberate
accuse|say|it looks like a planned act
accuse|say|@them had acted without warning
accuse|say|@them had entered the zone without permission
accuse|say|@them has not let anyone in
accuse|say|@them has done nothing of what it promised
accuse|say|@them has not withdrawn a single man
accuse|say|the promise was made a month ago and nothing has moved
accuse|say|such a step cannot be justified by anything
accuse|say|this is blackmail pure and simple
accuse|say|that is not how neighbours behave
accuse|say|they know very well what they are doing
accuse|say|they are hiding something
accuse|say|the other side wants to frighten us
accuse|say|two of its vessels crossed the line on Sunday
accuse|say|one of them hit our aircraft
accuse|say|no fewer than 8,000 of their men were brought up
accuse|say|@them fires on civilians and calls it a mistake
accuse|say|@them seeks a pretext
accuse|say|the aim is to intimidate a small country
accuse|say|this runs counter to every agreement that we have signed
accuse|say|it is a flagrant violation of international law
accuse|say|the conduct of @them is unsafe and unprofessional
accuse|say|@them is lying to its own people
accuse|say|their story changes every day
accuse|say|where is the good will of which they speak
accuse|say|what are they afraid of
accuse|say|who gave them the right to do this
accuse|say|@them undermines the trust of decades
accuse|say|what was done there is a disgrace
accuse|call|an unfriendly act
accuse|call|utterly unacceptable behaviour
accuse|call|cynical
accuse|call|a step towards war
accuse|describe|an act of piracy
accuse|describe|the move as hostile
accuse|describe|the visit as a provocation
accuse|describe|the flight as reckless
accuse|complain|its letters were left unanswered
accuse|complain|the inspectors had been kept waiting
accuse|allege|@them had broken the ceasefire twelve times
accuse|allege|the ship carried weapons
accuse|protest|the rights of its crew had been violated
accuse|charge|@them wanted the talks to fail
accuse|claim|@them had fired first
accuse|claim|@them had prepared the attack for months
accuse|insist|the other side started it
accuse|lament|@them had learned nothing
accuse||We deplore that @them has gone ahead in spite of all warnings.
accuse||We condemn the attack in the strongest terms.
deny|say|it is not true that we knew of it
deny|say|@us is not involved in any way
deny|say|@us was not behind it
deny|say|@us had no part in this
deny|say|@us did nothing that was not allowed
deny|say|@us has never done such a thing
deny|say|@us had acted correctly and by the book
deny|say|everything was done according to the rules
deny|say|our crew stayed on our side of the line all the time
deny|say|the ship remained in international waters
deny|say|it never left our own territory
deny|say|its men had never crossed the border
deny|say|none of our units was in that area
deny|say|nobody was threatened
deny|say|no one gave such an order
deny|say|nothing has been hidden
deny|say|nothing was fired that day
deny|say|these are inventions
deny|say|the accusations are groundless
deny|say|this is a fairy tale
deny|say|the whole thing is a misunderstanding and not a violation
deny|say|these reports have nothing to do with reality
deny|say|the pictures were taken a year ago
deny|say|the figures of @them are pure imagination
deny|say|it was not aimed at anyone and broke no rule
deny|say|there is no such unit and no such place
deny|say|there was neither a threat nor an ultimatum
deny|say|I have never said that
deny|say|we have not received any such letter
deny|say|that is a lie
deny|say|it did not come from our side
deny|say|@us has nothing to hide and has done nothing wrong
deny|insist|it had done nothing wrong
deny|insist|the order was never given
deny|insist|the vessel was in neutral waters
deny|maintain|its forces were not involved
deny|maintain|the distance was never less than ten miles
deny|counter|no rule had been broken
deny|counter|it was @them that had moved first
deny|retort|nothing of the sort had taken place
deny|reply|the accusation is absurd
deny|respond|the claims are without any foundation
deny|claim|its vessel had not left its own waters
deny|call|pure invention
deny|call|nonsense
deny|describe|the report as false
deny|describe|the accusations as unfounded
deny|dub|a fairy tale
reject|say|no
reject|say|not now and not later
reject|say|this is not up for discussion
reject|say|the matter is closed
reject|say|we will not be blackmailed
reject|say|we do not take orders from anyone
reject|say|we owe nobody an explanation
reject|say|there is nothing to explain
reject|say|there is no need for it
reject|say|we see no point in it
reject|say|there is no reason to do so
reject|say|@us will not take part
reject|say|@us would not bow to pressure
reject|say|@us cannot accept conditions of that sort
reject|say|@us has no intention of withdrawing it
reject|say|@us does not intend to change its plans
reject|say|@us was under no obligation to answer
reject|say|@us will go ahead as planned
reject|say|it comes too late and offers too little
reject|say|the proposal is a trick
reject|say|the offer is not serious
reject|say|the demand has no basis in the treaty
reject|say|such conditions are insulting
reject|say|first they should put their own house in order
reject|say|one cannot talk with those who threaten
reject|say|how can we trust the word of those who broke it yesterday
reject|say|that is a matter for us alone
reject|say|the decision is ours and will not be changed
reject|say|that will not happen
reject|say|never
reject|reply|it would do no such thing
reject|reply|the demand was one-sided
reject|respond|such a step would reward the guilty
reject|counter|it will decide for itself whom it invites
reject|insist|there will be no concession
reject|call|a non-starter
reject|call|completely out of the question
reject|describe|the proposal as worthless
reject|describe|the conditions as impossible to accept
warn|say|we will respond in a proportionate way
warn|say|@us will respond to every such step
warn|say|@us would be forced to take countermeasures
warn|say|@us would have to draw its conclusions
warn|say|@us reserves the right to reply in kind
warn|say|any attack will be met with force
warn|say|every provocation will receive an answer
warn|say|there will be consequences if it happens again
warn|say|next time it may end otherwise
warn|say|things may get out of control
warn|say|a spark is enough
warn|say|it could happen again at any time
warn|say|we are deeply worried by this trend
warn|say|the danger is greater than most people think
warn|say|nobody would come out of it unharmed
warn|say|those who play with fire get burnt
warn|say|the whole region could be drawn in
warn|say|if the other side does not stop, @us will act
warn|say|unless this ends there can be no normal relations
warn|say|it would be a mistake to think that we are weak
warn|say|silence must not be taken for consent
warn|say|@us may have to reconsider the agreement
warn|say|much more is to come
warn|say|people will die
warn|add|worse may follow
warn|add|it will not hesitate to defend itself
warn|stress|any incursion would be repelled
warn|declare|the army is ready to strike back
warn|insist|an attack would be answered at once
warn||We are alarmed by the growing number of such cases.
warn||We are gravely concerned about the situation at the border.
warn||@us will hold @them responsible for all that follows.
demand|say|@them must put its cards on the table
demand|say|@them ought to know that and act on it
demand|say|it is up to @them to make the next move
demand|say|it is the duty of @them to stop this
demand|say|it is high time for an answer
demand|say|we need an answer and we need it now
demand|say|we want our people back
demand|say|we are waiting for deeds
demand|say|this has to end
demand|say|this must never happen again
demand|say|nobody should stand in the way
demand|say|all sides should keep calm
demand|say|those who did it must be found and punished
demand|say|they should come and look for themselves
demand|say|what is needed is a ceasefire
demand|say|the world cannot look away
demand|say|let them prove it
demand|say|stop it
demand|say|explain yourselves
demand|say|take it away
demand|say|do not test our patience
demand|insist|@them take the first step
demand|insist|all conditions be met
demand|insist|the agreement must be kept to the letter
demand|stress|all parties have to respect the rules
demand|stress|the attacks must end
demand|underline|both sides should return to the table
demand|add|the guilty must be brought to court
demand|add|that @them should pay for the damage
demand||We expect @them to keep its commitments.
demand||We call upon all parties to show restraint.
demand||We urge @them to reverse this step.
propose|say|one could begin with a small group
propose|say|we could meet halfway
propose|say|we are open to talks about it
propose|say|we remain prepared to talk
propose|say|we would be glad to act as host
propose|say|we invite our partners to join us
propose|say|I suggest that we look at this together
propose|say|we are willing to show them the data
propose|say|@us would be willing to do so if the other side did the same
propose|say|@us is prepared to send a delegation
propose|say|@us stands ready to help
propose|say|@us has put forward a plan of four points
propose|say|@us has invited @them to a joint inquiry
propose|say|the two sides might exchange lists
propose|say|both should agree on common rules
propose|say|a joint commission could clear this up
propose|say|a meeting of experts would be useful
propose|say|perhaps a third country might help
propose|say|if they pull back, we will pull back too
propose|say|let us sit down and sort it out
propose|say|how about a meeting next week
propose|add|the offer remains on the table
propose|add|a mediator could be called in
propose|announce|a plan for a joint centre
propose||We invite @them to take up our offer.
propose||We remain open to a meeting at any time.
accept|say|yes, by all means
accept|say|with pleasure
accept|say|fine, we will be there
accept|say|we have no objection
accept|say|we take them at their word and agree
accept|say|@us has agreed to it
accept|say|@us will do so, as it was asked to
accept|say|@us would go along with the plan
accept|say|@us is ready to sign
accept|say|@us has granted the request
accept|say|the proposal is acceptable to us
accept|say|the terms are fair and we accept them
accept|say|they may come whenever they like
accept|say|the inspectors can have what they asked for
accept|say|why not, it costs us nothing
accept|confirm|it would take part
accept|confirm|it had said yes to the invitation
accept|announce|it would meet the request
accept|reply|it had no objection
accept|reply|the date suits it
accept|respond|it will gladly attend
accept|signal|it could live with the compromise
welcome|say|that is a relief
welcome|say|it is a good day for both countries
welcome|say|we appreciate the gesture
welcome|say|we are glad to see that
welcome|say|we are grateful for the help
welcome|say|this shows that it can be done
welcome|say|at last something is moving
welcome|say|it is an encouraging sign
welcome|say|the mood has become better
welcome|say|it makes life safer for everybody
welcome|say|it was a good conversation
welcome|say|the result is better than expected
welcome|say|I thank my colleague for his openness
welcome|call|a milestone
welcome|call|a step in the right direction
welcome|describe|the talks as constructive
welcome|describe|the result as encouraging
welcome|describe|the exchange as frank and useful
welcome||We appreciate the efforts of the mediator.
regret|say|we are sad about it
regret|say|I am sorry for the families
regret|say|it should not have come to this
regret|say|it is a great pity
regret|say|it is a loss for everybody
regret|say|we had hoped for more
regret|say|we are disappointed with the answer
regret|say|@us apologises for what happened
regret|say|@us is deeply sorry for the loss of life
regret|say|sadly, the chance was let slip
regret|say|our thoughts are with the victims
regret|say|it was an accident that we deplore
regret|call|a tragedy
regret|describe|the outcome as disappointing
regret||We note with regret that no progress has been made.
support|say|we are on their side
support|say|they can count on us
support|say|we stand in solidarity with our ally
support|say|the allies stand together with @them
support|say|our friends are not alone
support|say|we share the assessment of our partners
support|say|@us agrees with its ally on this
support|say|@us will help with whatever is needed
support|say|the plan is right and we stand behind it
support|say|they have every right to do so
support|say|@us confirmed its full solidarity with its ally
support|reaffirm|its support for the territorial integrity of the country
support|express|full support for the initiative
support||We stand firmly behind our ally.
support||We reaffirm our solidarity with the people of the country.
assure|say|there is no reason to worry
assure|say|there is no cause for concern
assure|say|nobody needs to be nervous
assure|say|this is not directed at anyone
assure|say|it serves no other purpose than our safety
assure|say|@us does not want a quarrel
assure|say|@us does not seek conflict
assure|say|@us has no interest in making things worse
assure|say|@us will never be the first to use force
assure|say|@us will keep all its promises
assure|say|@us would continue to honour the treaty
assure|say|@us will stick to the agreement as long as the others do
assure|say|@us will inform everyone in good time
assure|say|@us is committed to peace
assure|say|from next week on we will publish all the data
assure|say|everything will be back in its place by Sunday
assure|say|it will be over in a week
assure|say|they will all go home when it is done
assure|say|all safety measures were taken
assure|say|the situation is under control
assure|say|our hand remains stretched out
assure|say|we will not walk away
assure|say|we will not give up on them
assure|say|you have my word
assure|stress|the measures are temporary
assure|stress|it was not directed against third countries
assure|add|civilians were at no time in danger
assure|add|the rules would be observed
assure|insist|its aims were peaceful
assure|insist|it posed no threat
assure|emphasise|the unit is there for protection only
assure|reiterate|it will not be the first to attack
assure||We pledge to keep our partners informed.
assure||We remain committed to a peaceful solution.
"""
