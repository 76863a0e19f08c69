"""Sentences written for the project that show a stance whatever the topic is. Data, no logic."""

TONES = """
assert|say|the meeting will take place in the capital on 4 June
assert|say|about 3,000 people and 40 vehicles are on the move
assert|say|the work had begun in March and would last two years
assert|say|@us will publish the results when the inquiry is over
assert|say|there had been contacts at the level of experts
assert|say|the minister had spoken to his colleague by telephone
assert|tell|the decision was taken by our own government
assert|say|we take note of what has been said
assert|say|the first group arrived on Thursday and the second on Friday
assert|say|we have no information on that
assert|say|it was too early to draw conclusions
assert|explain|the vessels would return to port tomorrow
assert|say|@us would look at any proposal with care
assert|say|we will watch closely what @them does
assert|say|@them has a large presence in the north
assert|say|inspectors of @them are following it under the document
assert|say|more than 5,000 soldiers, 30 ships and 900 vehicles took part
assert|say|@us has told @them how it sees the matter
assert|say|what matters most is to be open with one another
assert|say|the parties remain in contact
assert|say|one of our ships had fired at a target in the area
assert|say|units of @them will have left by the end of the month
assert|say|@them has informed us of a technical failure and we have no reason to doubt it
assert|say|we are waiting for an answer
assert|say|the positions on both sides are known
assert|say|I spoke to the minister yesterday and I believe him
assert|say|there were big differences in the room
assert|say|@us will go on with its programme as planned
accuse|say|two jets of @them came within 20 metres of an aircraft of @us
accuse|say|between 10,000 and 12,000 soldiers of @them have gathered near our border
accuse|say|ships of @them have been seen off our coast with their transponders off
accuse|say|@them has not kept its word
accuse|say|they promised us peace and then the tanks came
accuse|say|@them alone is responsible for the failure
accuse|say|soldiers of @them fired across the line on Monday night
accuse|say|@them made no step towards us
accuse|say|@them does one thing and says another
accuse|say|troops of @them were still deployed along the frontier
accuse|say|it is @them that broke the agreement
accuse|say|the people behind it sit in the capital of @them
accuse|say|this is irresponsible and it is unworthy of a neighbour
accuse|say|on the second day nobody over there answered
accuse|say|that is dangerous and unprofessional behaviour
accuse|say|@them left our proposals without an answer
accuse|say|its ships came close to ours twice last month and we had to turn away
accuse|say|the attack put our systems out of order for two days
accuse|say|the letter was full of questions and contained no answer
accuse|say|the policy of @them is a lasting threat to the whole region
accuse|say|our crew had to spend the night in the shelter because of @them
accuse|ask|how many more times must this happen
accuse|ask|what are their tanks doing there
accuse|call|a demonstration of power
accuse|call|a breach of everything that was agreed
accuse|call|shameful
accuse|say|a provocation by @them
accuse|say|@them keeps the truth from the public
accuse|say|what was announced is one thing and what we saw is another
accuse|say|@them cheated
deny|say|that is simply untrue
deny|say|the report is a fabrication
deny|say|the story is pure fantasy
deny|call|baseless
deny|call|a lie from beginning to end
deny|say|@us took no part in it
deny|say|nothing of the kind ever happened
deny|say|there was no such order and no such plan
deny|say|no shots were fired at anybody
deny|say|we know nothing of any such attempt
deny|say|our crews kept their distance and followed the rules
deny|say|it did not happen in our waters
deny|say|no soldier of @us has crossed the line
deny|say|the paper had been handed over before the session began
deny|say|we never refused to talk about it
deny|say|there was no danger to anyone at any moment
deny|say|the planes turned back as soon as they had seen the ship
deny|say|the plane had its transponder off and ours kept well away
deny|say|there is nothing behind these rumours
deny|say|no. we had calculated it and it was safe
deny|say|the charges are false and without proof
deny|say|we were never told of such a request
deny|say|the men are on their way home and that is all
deny|say|they were not ours
warn|say|this could end in war
warn|say|if this goes on, somebody will be killed
warn|say|the consequences would be grave and hard to foresee
warn|say|every one of them can do great harm
warn|say|we are losing a part of our security
warn|say|such games put lives in danger
warn|say|a single mistake could be enough
warn|say|@us will answer with all means that it has
warn|say|we remain watchful
warn|say|we cannot rule out worse to come
warn|say|our patience is not without end
warn|say|time is short
warn|say|there will be a price to pay
warn|say|it was worried about what may follow
warn|say|a further step of this kind will not go unanswered
warn|say|the risk is real and it is growing
warn|say|@us would not stand by
demand|say|@them must explain itself
demand|say|@them has to answer before it is too late
demand|say|we ask @them to say what happened
demand|say|we want to see proof
demand|say|it is time that @them kept its promises
demand|say|any step in that direction would be important and is overdue
demand|say|those responsible should be brought to justice
demand|say|the first thing needed is an end to all this
demand|say|all States should respect their commitments
demand|say|we call on @them to stop
demand|say|we urge both sides to show restraint
demand|say|we expect deeds and not words
demand|say|@them should think again
demand|say|give us the facts
demand|say|hands off
propose|say|@us has offered a series of meetings
propose|say|@us had proposed to @them a freeze for the whole region
propose|say|we could sit down together and look at it
propose|say|we would send them our figures if they sent us theirs
propose|say|we offer @them talks
propose|say|they had better come to the table and discuss the draft
propose|say|we have put a paper on the table for both sides
propose|say|why not meet halfway
propose|say|@us was ready to set up a joint mechanism
propose|say|both sides could give thirty days' notice
propose|say|there should be regular contacts between the two staffs
propose|say|let us begin with small steps
propose|say|the line could be tested once a week
propose|say|we stand ready to help
accept|say|we agree
accept|say|we can live with that
accept|say|@us will come
accept|say|they can leave tomorrow if @them agrees
accept|say|our answer is yes
accept|say|we will take the offer
accept|say|it would come at any time and without conditions
accept|say|@us is prepared to do what has been asked
accept|say|the request has been granted
reject|say|the answer is no
reject|say|this is our own affair and nobody else's
reject|say|@us will not accept that
reject|say|@us will never give up this right
reject|say|it means nothing as long as @them goes on
reject|say|there is no credibility in such an offer
reject|say|that is out of the question
reject|say|we reject that
reject|say|words do not suffice
reject|say|we cannot agree to it
reject|say|nobody dictates to us what we do
reject|say|@them has no right to decide that by itself
reject|say|we see words but no deeds
reject|say|we do not understand why they are so upset
reject|say|there is no link between the two things
reject|say|there can be no compromise about it
welcome|say|this is good news
welcome|say|this is what good neighbours do
welcome|say|we had a frank and useful talk
welcome|say|it lowers the tension between us
welcome|say|we thank @them for it
welcome|say|we are pleased with the result
welcome|say|it is a step in the right direction
welcome|say|that is progress and we are glad of it
welcome|say|we welcome the letter of @them
welcome|say|the atmosphere was better than last time
welcome|write|many thanks
regret|say|we are sorry
regret|say|it is unfortunate that it came to this
regret|say|@us regrets what has happened
regret|say|a chance was missed
regret|say|we deeply regret the loss of life
regret|say|it is sad that no agreement was found
regret|say|unfortunately no answer has come
support|say|we stand with our friends
support|say|@us backs the proposal in full
support|say|we are all in favour of it
support|say|they have our support
support|say|we share this view
assure|say|nobody has anything to fear
assure|say|it poses no danger
assure|say|it is safe
assure|say|it threatens nobody and is directed against no one
assure|say|we will not be the first to do so
assure|say|@us will not do it a second time as long as others do not
assure|say|it will not happen again
assure|say|our neighbours will see for themselves
assure|say|we would begin to go home on Friday unless we are provoked
assure|say|we shall keep our word
assure|say|they will be gone within three weeks
assure|say|not one more will be sent
assure|say|the units would start to return after the end of the exercise
assure|say|all of it is defensive
assure|say|no one was ever in danger
assure|say|our door is open
assure|say|we do not want a conflict
"""
