"""Sentences written for the project as wire copy and officials phrase them: alliances, guarantees, talks, intentions."""

ALLIANCE_ENLARGEMENT = """
assert|say|the accession protocol will be signed in the spring
assert|say|28 of the 30 members have ratified the accession
assert|say|the country applied for observer status last week
assert|say|the referendum on joining the alliance takes place in June
assert|say|the membership action plan was on the table of the ministers
assert|say|the new member would get a seat at the next summit
assert|say|the bid to join had been sent by letter
assert|say|two thirds of the people are for membership
accuse|say|the alliance swallows our neighbours one by one
accuse|say|@them wants to decide who may join and who may not
accuse|say|the promises of that time not to expand were broken five times
accuse|say|@them treats its neighbours like its property
accuse|say|the alliance draws new dividing lines across the continent
accuse|say|@them blocks the accession to wring out favours
deny|say|no one ever gave such a promise
deny|say|the enlargement is not aimed at anybody
deny|say|we do not push anyone into the alliance
deny|say|there is no plan to admit that country
deny|say|nobody was forced to join
warn|say|membership would make the country a target
warn|say|if they join, we shall have to draw military conclusions
warn|say|a further round of enlargement would end all cooperation
demand|say|the alliance must close its doors to our neighbours
demand|say|@them should drop its bid to join
demand|say|the promise of membership has to be taken back
demand|say|everybody must respect the choice of a free people
propose|say|the country could stay neutral with the guarantees of all
propose|say|we might halt enlargement for ten years
propose|say|a partnership short of membership would be a way out
propose|say|@us has offered a seat as an observer
accept|say|the members will open talks with the new applicant
accept|say|@us lifts its veto against the accession
accept|say|we take the country in as the thirty-first member
reject|say|nobody outside the alliance has a say in who joins
reject|say|@us will not freeze its bid to join
reject|say|membership is not negotiable
reject|say|we will not shut the door because someone shouts
welcome|say|the alliance is proud of its newest member
welcome|say|it is a great day for our nation and for the alliance
regret|say|we regret the step of our neighbour towards the alliance
regret|say|it is a pity that two members hold up the accession
support|say|we support the country on its way into the alliance
support|say|the right to choose one's own alliances has our full backing
assure|say|the door stays open to all who meet the conditions
assure|say|no foreign bases will be built on the land of the new member
assure|say|our membership will threaten no neighbour
"""

SECURITY_GUARANTEES = """
assert|say|the draft treaty has eight articles and was handed over in two copies
assert|say|the written answer takes up three of the eleven points
assert|say|the guarantors would be five States
assert|say|lawyers are still at work on the text of the guarantees
assert|say|the assistance clause comes into force on the day of signing
assert|say|the leaders will talk about a security pact next week
assert|say|the paper on indivisible security was sent to all capitals
accuse|say|@them guaranteed our borders and then crossed them
accuse|say|the answer of @them passes over all that matters to us
accuse|say|@them wants guarantees for itself and none for others
accuse|say|the assurances of 1994 turned out to be worthless paper
accuse|say|@them puts a pistol on the table and calls it a draft treaty
deny|say|our proposals are no ultimatum
deny|say|no deadline was ever set for the answer
deny|say|there are no secret clauses in the pact
deny|say|nobody offered to trade away the security of others
warn|say|should there be no answer to the drafts, other means will be found
warn|say|patience over the guarantees is coming to an end
warn|say|a peace without guarantees would only be a pause
warn|say|empty promises invite the next war
demand|say|the guarantees must be in writing and binding
demand|say|we need to know who will come to our help
demand|say|@them should answer each article of the draft
demand|say|no bases and no strike weapons near our borders
demand|say|security has to be the same for all
propose|say|five States could vouch for the neutrality of the country
propose|say|we would exchange guarantees with all our neighbours
propose|say|@us is ready to sign a pact of mutual assistance
propose|say|let us hold a conference on the security of the whole region
accept|say|we can sign the guarantees as they stand
accept|say|@us agrees to act as a guarantor
accept|say|parts of the draft are a basis for talks
reject|say|the draft is not even a basis for talks
reject|say|we will not give guarantees over the heads of others
reject|say|nobody can have a right of veto over our defence
reject|say|paper guarantees are of no use to us
welcome|say|the offer of guarantees is a serious step
welcome|say|the written answer contains some sound ideas
welcome|say|we thank the guarantors for their word
regret|say|it is disappointing that the main points were left aside
regret|say|we are sorry that the pact was not signed
support|say|we are behind the call for binding guarantees
support|say|the partners will support the country with arms and money
assure|say|an attack on one is an attack on all of us
assure|say|@us will stand by its treaty and defend every inch
assure|say|our guarantees hold in good times and in bad
"""

DIALOGUE = """
assert|say|the envoys sat together until midnight
assert|say|the agenda has four items
assert|say|the ministers talked for ninety minutes by video
assert|say|the special envoy will travel to both capitals
assert|say|no breakthrough was reached and none had been expected
assert|say|the mediator had presented a paper of two pages
assert|say|the delegations had agreed to say nothing to the press
accuse|say|@them came to talk and brought nothing to talk about
accuse|say|they walked out before the first item had been read
accuse|say|@them uses the talks to win time
accuse|say|these monologues are no dialogue
accuse|say|@them cancelled the meeting at an hour's notice
deny|say|the talks have not broken down
deny|say|we did not leak the agenda
deny|say|it was not we who left the table
deny|say|there are no secret contacts
deny|say|no conditions were set for the meeting
warn|say|if this round fails there may not be another
warn|say|where diplomats fall silent, the guns will speak
warn|say|the window for a settlement is closing
warn|say|the talks cannot go on for ever
demand|say|@them must come back to the negotiating table
demand|say|the council should meet this week
demand|say|both sides have to show good will
demand|say|@them ought to answer our letter of March
demand|say|less noise and more substance
propose|say|the ministers could meet in a third country
propose|say|let the experts begin and the ministers follow
propose|say|@us invites the other side to a round table in autumn
propose|say|the contact group might meet every month
accept|say|we will be at the table on Tuesday
accept|say|@us takes up the invitation and sends its deputy minister
accept|reply|of course we will come
accept|say|the place and the date suit us
reject|say|there is no point in talking to people who do not listen
reject|say|we do not talk with a gun to our head
reject|say|@us will send nobody to this meeting
reject|say|the time for a summit has not come
welcome|say|the talks were better than we had feared
welcome|say|both sides listened for the first time
welcome|say|it was a useful meeting in a good spirit
welcome|say|we thank the hosts and the mediator
regret|say|we are sorry that the round ended without a paper
regret|say|the absence of their minister is regrettable
support|say|we back the mediation and will help where we can
support|say|every attempt to find a peaceful settlement has our support
assure|say|our delegation will stay until a solution has been found
assure|say|the channel stays open
"""

INTENT = """
assert|say|we do not know whether a decision has been taken
assert|say|the president has not made up his mind
assert|say|the intelligence services watch the preparations
assert|say|the leader will state his aims in a speech on Monday
assert|say|the assessment of the situation has not changed
accuse|say|@them prepares a strike and looks for a pretext
accuse|say|@them wants to bring down our government
accuse|say|@them staged the incident so that it would have a reason to march in
accuse|say|they talk of peace and get ready for war
accuse|say|@them dreams of an empire
accuse|say|the moves of @them show that it wants to cut the country in two
accuse|say|behind all this stands a wish for revenge
deny|say|@us does not plan an attack on anyone
deny|say|there is no decision to march in
deny|say|we have no designs on our neighbour's land
deny|say|nobody intends to annex the province
deny|say|the stories about a planned offensive are made up
deny|say|it was never our aim to overthrow anybody
warn|say|an invasion could begin within days
warn|say|an attack would be paid for dearly
warn|say|whoever attacks us will get a crushing answer
warn|say|we must be ready for the worst
warn|say|we shall not look on while our kinsmen are attacked
warn|say|the danger of a war is greater than it has been for years
demand|say|@them must say what it is after
demand|say|@them should declare in public that it will not attack
demand|say|let @them show by deeds that it wants peace
demand|say|an end to the threats
propose|say|both States could renounce the use of force in a common paper
propose|say|@us is prepared to sign a pact of non-aggression
propose|say|we would repeat our pledge not to attack if the others gave theirs
accept|say|we will sign the renunciation of force
accept|say|@us agrees to declare its peaceful intentions
reject|say|these insinuations are beneath comment
reject|say|we do not have to prove that we want peace
reject|say|@us will not answer questions about its plans
welcome|say|the peaceful tone of the speech was good to hear
welcome|say|the renunciation of force is a relief
regret|say|it is sad that neighbours talk of war
regret|say|we are dismayed at the hostile words
support|say|we stand with the nation that is being threatened
support|say|its sovereignty and its borders have our full support
assure|say|we do not want war and will not begin one
assure|say|@us poses no threat to its neighbours
assure|say|our intentions are peaceful
"""
