"""Sentences written for the project: what is said of alliances, guarantees, talks and intentions. Data, no logic."""

ALLIANCE_ENLARGEMENT = """
assert|say|the application will be discussed at the next summit
assert|say|the alliance has taken in two new members since then
assert|say|every State is free to choose its own alliances
assert|note|the door of the alliance remains open
assert|say|the parliament will vote on membership in autumn
accuse|say|the alliance has moved closer and closer to our borders despite its promise
accuse|accuse|@them of swallowing one neighbour after the other
accuse|say|@them broke its word when it took in new members
accuse|say|@them wants a veto over the membership of others
deny|deny|that anybody had promised not to take in new members
deny|say|there was never a pledge against enlargement
deny|say|membership of our neighbour is not on the agenda
warn|warn|that an enlargement up to the border would destroy the balance in the region
warn|say|to take in that country would cross a red line
warn|say|if our neighbour joins the alliance, we shall have to respond
warn|express|concern that the alliance intends to take in a neighbour
demand|demand|that the alliance take in no new members
demand|call on|rule out membership for its neighbours for good
demand|say|the alliance must give up its expansion
demand|say|the promise of 2008 should be formally withdrawn
propose|propose|a status of neutrality for the countries in between
propose|offer|a partnership instead of membership
propose|suggest|a pause in the enlargement of the alliance
accept|accept|the application for membership
accept|agree|to open talks on accession
reject|reject|the demand to close the door to new members
reject|say|no one has a veto over who joins the alliance
reject|say|we will not compromise on the right of nations to choose their alliances
reject|say|the alliance would never give up its open door
welcome|welcome|the application of the new member
welcome|say|the accession makes the alliance stronger
welcome|look|forward to greeting the new member at the table
regret|regret|that the promise not to expand was broken
support|support|the wish of the country to join
support|back|the right of every nation to choose its own security arrangements
assure|assure|that nobody will ever be pressed to join
assure|say|we told our partners that enlargement is directed against no one
assure|say|the alliance does not seek members, they come to it
"""

SECURITY_GUARANTEES = """
assert|say|the written answer to the draft treaty arrived on Tuesday
assert|say|@us handed over two drafts on security guarantees
assert|say|we are studying the reply to our proposals on security
assert|say|the drafts bar the stationing of forces in countries that joined later
assert|say|experts are reading the text of the proposed agreement
accuse|say|@them has ignored our main concerns about security
accuse|say|@them offers guarantees that bind nobody
accuse|accuse|@them of seeking security at the expense of others
deny|deny|that the drafts are an ultimatum
deny|say|there is no deadline for an answer to the proposals
deny|say|nobody was given a secret guarantee
warn|warn|that it will take military-technical measures if its demands are not met
warn|say|the time for an answer on guarantees is running out
warn|say|without guarantees the situation will get worse
demand|call on|give legally binding guarantees
demand|say|we need guarantees in writing and not promises
demand|demand|that no strike weapons be placed near its borders
demand|say|we must have an answer to our drafts at once
demand|ask|for an answer to its offer by September
propose|propose|talks on binding guarantees before the end of the year
propose|offer|talks on guarantees for both sides
propose|put forward|a draft treaty on security guarantees
propose|suggest|a conference on the security of the continent
propose|say|we are ready to look at guarantees for all
accept|agree|to discuss the draft agreement on guarantees
accept|say|some points of the draft could be taken up
accept|say|we accept talks on mutual guarantees
reject|reject|the draft treaty as unacceptable
reject|say|there can be no guarantees at the expense of third countries
reject|say|the main demands in the drafts are non-starters
welcome|welcome|the written reply to its proposals
welcome|say|the readiness to talk about guarantees is a good sign
regret|regret|that its proposals on security were left without an answer
support|support|the security guarantees for the region
support|say|we stand behind the draft that our ally has put forward
assure|assure|that it will defend its allies
assure|say|the commitment to common defence is iron-clad
assure|promise|guarantees that neither bases nor weapons will be placed there
"""

DIALOGUE = """
assert|say|the talks lasted four hours and the differences were large
assert|say|the two sides agreed to meet again in spring
assert|say|no date has been set for the next round
assert|say|a letter from the other government arrived on Friday
assert|say|the delegation would report to its capital
assert|say|the ambassadors will go on with the talks on Friday
assert|say|both sides set out their positions
assert|say|the government would study the offer of new talks
assert|say|the ministers had no time to settle the agenda of the next meeting
accuse|say|@them came to the meeting without a mandate
accuse|say|@them is not interested in serious talks
accuse|accuse|@them of dragging out the negotiations
accuse|say|their paper says nothing new
accuse|say|our partners prefer the microphone to the table
deny|deny|that the talks had failed
deny|say|nobody has walked out of the meeting
deny|say|the negotiations are not at a dead end
warn|warn|that talks for the sake of talks lead nowhere
warn|say|the window for diplomacy will not stay open for long
warn|say|a breakdown of the talks would have grave results
demand|call on|come back to the table without conditions
demand|urge|choose the path of diplomacy
demand|say|@them should answer our letter
demand|ask|for an urgent session of the council
propose|propose|a further round of talks next month
propose|offer|a series of meetings on arms control and other subjects
propose|propose|to reopen the liaison offices
propose|suggest|a meeting of ministers in a neutral place
propose|say|we would like to hold regular consultations
propose|offer|to host a summit of the leaders
accept|agree|to meet in Geneva in January
accept|say|our delegation will be in the room when the session opens
accept|accept|the invitation to talks
accept|say|we are ready to take part in the meeting
reject|reject|the invitation to the talks
reject|say|there is nothing to talk about
reject|say|we will not come to a meeting under pressure
welcome|welcome|the frank and useful exchange
welcome|say|we had an open discussion on several subjects
welcome|say|we understand each other better after these talks
welcome|say|the talks were constructive and professional
welcome|welcome|the resumption of the dialogue
regret|regret|that the meeting was called off
regret|say|it is a pity that the talks brought no result
support|support|the efforts of the mediator
support|say|we are in favour of dialogue at every level
assure|say|our door remains open
assure|say|we remain ready to talk whatever happens
assure|assure|its partners of its readiness for dialogue
"""

INTENT = """
assert|say|the alliance saw no imminent threat to its members
assert|say|nobody knows what the other side intends
assert|say|the government follows the situation and draws its own conclusions
assert|say|intelligence points to preparations but not to a decision
accuse|say|@them is preparing a pretext for an attack
accuse|accuse|@them of planning an invasion
accuse|say|@them wants to redraw borders by force
accuse|say|@them plans to overthrow the government of its neighbour
accuse|say|the aim of @them is to threaten and to divide us
accuse|call|the behaviour of @them aggressive
deny|deny|any plan to invade its neighbour
deny|say|@us threatens nobody and has no aggressive plans
deny|deny|any intention to attack
deny|say|talk of an invasion is hysteria
deny|say|we have no intention to intervene in the province
deny|deny|that its moves were meant as a threat
deny|say|nobody is going to attack anybody
warn|warn|that an attack would have massive consequences
warn|say|an invasion may come at any time
warn|say|we would not stay indifferent to the fate of our people there
warn|say|@us will answer threats by military means if it must
warn|say|any aggression will meet a firm response
warn|say|we cannot rule out that the manoeuvres serve as cover for an attack on our country
demand|call on|give up any thought of force
demand|say|@them should say plainly what it intends
demand|urge|end its threats against its neighbour
demand|say|both sides should drop the language of war
propose|propose|a declaration that neither side will use force
propose|offer|a pact of non-aggression
propose|suggest|that both leaders state their intentions in public
accept|agree|to a joint statement on the non-use of force
accept|say|we accept the principle that force must not be used
reject|reject|claims that it plans an attack
reject|say|such insinuations deserve no answer
reject|dismiss|the reports of an invasion as nonsense
welcome|welcome|the statement that no attack is planned
welcome|say|the words of restraint are a good sign
regret|regret|the hostile tone of the last weeks
regret|say|it is sad that war is being talked about again
support|support|the sovereignty of its neighbour within its borders
support|say|we stand by our friends against any aggression
assure|assure|its neighbours that it has peaceful intentions
assure|say|nobody has anything to fear from us
assure|say|our plans are peaceful and will remain so
"""
