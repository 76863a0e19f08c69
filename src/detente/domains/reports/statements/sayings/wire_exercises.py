"""Sentences written for the project as wire copy and officials phrase them: exercises, forces, verification."""

EXERCISE_TRANSPARENCY = """
assert|say|the notification was sent to all participating States 42 days ahead
assert|say|observers from eleven countries have been invited for the second week
assert|say|the exercise stays below the threshold for notification
assert|say|the figures were published on the website of the ministry in the morning
assert|say|attachés were shown the range and the command post
assert|announce|the manoeuvres will begin on 3 September and were notified in July
assert|say|journalists may visit the field hospital on the third day
assert|say|the plan of the exercise was handed to the neighbours at the briefing
assert|add|the number of troops was given in the annual calendar
accuse|say|@them split the manoeuvres in three so as not to announce them
accuse|say|the true number of soldiers is twice what has been declared
accuse|say|our observers were shown a canteen and a brass band
accuse|say|@them had not announced the drill to anyone
accuse|say|nobody told us of the manoeuvres before the first shot
accuse|say|@them calls a snap check what is a large exercise, and so avoids notification
accuse|say|the notice came two days after the exercise had begun
deny|say|nothing about this exercise is hidden
deny|say|the numbers in the notification are exact
deny|say|no observer was turned away
deny|insist|the neighbours had been told in good time
deny|say|the exercise did not need to be notified because it stays under the threshold
deny|reply|the letter had been on their desk for weeks
warn|say|secret manoeuvres near a border breed mistrust
warn|say|if one side hides its drills the other will do so as well
warn|say|without observers any exercise may be taken for an attack
demand|say|@them must announce its exercises six weeks ahead
demand|say|we want to know how many troops take part and where
demand|say|every drill above 9,000 soldiers has to be notified
demand|say|@them ought to open its manoeuvres to the eyes of others
demand|say|tell us beforehand
propose|say|both sides could announce exercises of more than 5,000 soldiers
propose|say|we would send observers to each other's manoeuvres
propose|say|the calendar of drills might be exchanged every January
propose|say|@us is ready to brief its neighbours before the exercise
propose|say|why not lower the threshold for notification
accept|say|the observers may come and see every part of the exercise
accept|say|@us will publish the number of troops as was asked
accept|say|we agree to the lower threshold
accept|reply|our manoeuvres will be announced earlier in future
reject|say|we do not have to ask anybody before we train at home
reject|say|@us is under no duty to invite observers to a snap check
reject|say|no foreign officer will set foot on this range
welcome|say|the invitation to observers is a good sign
welcome|say|openness of this kind builds trust
welcome|say|we were shown everything that we asked to see
welcome|say|the early notice was a friendly gesture
regret|say|it is a pity that no observers were invited
regret|say|we are disappointed by the late notification
support|say|we are in favour of more transparency in military exercises
support|say|the idea of voluntary briefings has our backing
assure|say|the manoeuvres will be open to all who wish to watch
assure|say|we shall announce every exercise in full
assure|say|whatever happens on the range, the neighbours will be told
"""

EXERCISE_CONDUCT = """
assert|say|the brigade rehearses the crossing of a river under smoke
assert|say|live firing takes place between noon and dusk on the coastal range
assert|say|reservists from six regions have been called up for the exercise
assert|say|the second stage of the war games began with an airborne landing
assert|say|the marines practised the storming of an island
assert|announce|a surprise check of combat readiness in the western district
assert|say|the exercise named after a bird ended on Thursday
assert|say|artillery and rocket crews fired at targets 40 kilometres away
assert|say|the two armies train the evacuation of civilians
assert|say|the joint drills with the allies take place every autumn
assert|say|the scenario is the defence of a town against an invader
assert|say|the weather had forced the organisers to put off the night jump
accuse|call|a dress rehearsal for an invasion
accuse|call|sabre-rattling
accuse|say|the scenario of the manoeuvres has our capital as its target
accuse|say|@them trains for the seizure of our islands
accuse|say|shells from the range of @them landed on our side of the river
accuse|say|they hold war games on our doorstep to frighten us
accuse|say|the live firing took place without any thought for the fishermen
accuse|say|such a show of force can only be meant as pressure
deny|say|the scenario is fictional and is aimed at no State
deny|say|the shells did not land outside the range
deny|say|it is no rehearsal for anything
deny|say|the exercise has nothing to do with the border dispute
deny|insist|no live ammunition was used
deny|say|nobody trained for an attack
warn|say|a drill of that size so close to the frontier may get out of hand
warn|say|one stray shell would be enough to start a war
warn|say|@us will answer these war games with manoeuvres of its own
warn|say|the exercise could be a cover for something else
warn|say|if the drills go ahead they will have consequences
demand|say|@them must call off its war games
demand|say|live firing should stop while the talks go on
demand|say|the manoeuvres have to be moved away from the border
demand|say|no more drills in the strait
demand|say|@them should give up its yearly exercises with its ally
propose|say|both armies could leave a strip of 20 kilometres free of exercises
propose|say|@us is ready to put off its drill if the other side does the same
propose|say|we might agree on a ceiling for the size of manoeuvres
propose|say|the two navies could hold a rescue exercise together
accept|say|the spring exercise will be put off as was proposed
accept|say|@us agrees to hold its manoeuvres farther from the border
accept|say|the drill will be made smaller, as our neighbours wished
reject|say|the manoeuvres will go ahead as planned
reject|say|@us does not cancel its exercises because others are nervous
reject|say|we train where and when we think fit
reject|say|a freeze of the joint drills is out of the question
welcome|say|the early end of the manoeuvres is good news
welcome|say|the troops worked well together and the result was excellent
welcome|say|we are glad that the war games were called off
regret|say|it is unfortunate that the drill begins on the day of the talks
regret|say|we mourn the two soldiers who died in the exercise
support|say|we stand by our ally and its right to train
support|say|the partners back the joint manoeuvres
assure|say|the drill is routine and no reason for alarm
assure|say|the exercise serves defence alone
assure|say|it has been planned for a year and is directed against nobody
assure|say|after the exercise all units will return to their barracks
"""

FORCE_POSTURE = """
assert|say|the cruiser and two destroyers left harbour on Monday
assert|say|the carrier group is on its way to the gulf
assert|say|the brigade is being moved by rail and will stay for six months
assert|say|three more battalions have been put on alert
assert|say|two thousand reservists were called up in the border district
assert|say|four squadrons of jets had been moved to airfields in the south
assert|say|the flotilla came through the sound at night
assert|announce|the defence budget will rise by a fifth
assert|say|the alliance keeps 5,000 troops in the region
assert|say|field hospitals and fuel depots have been set up near the frontier
accuse|say|@them has massed no fewer than 15,000 troops within 30 kilometres of the border
accuse|say|@them is pouring soldiers into the peninsula
accuse|say|satellite pictures show new camps and guns along the river
accuse|say|not a single battalion has gone home in spite of all the promises
accuse|say|columns of @them moved up to the line of contact in the night
accuse|say|the build-up has no defensive purpose
accuse|say|the bases of @them creep closer to our frontier every year
accuse|say|@them brought bombers to an island from which they can reach our capital
accuse|say|@them pulls out one battalion and brings in two
deny|say|there is no concentration of troops at the border
deny|say|the army is where it always has been
deny|say|nobody is massing anything
deny|say|the pictures show old barracks and old tanks
deny|say|no additional units have been sent to the region
deny|say|the soldiers are there to guard the depot and for nothing else
warn|say|more troops on one side will be met by more troops on the other
warn|say|the units can be on the move within two days
warn|say|@us will strengthen its eastern flank if the build-up goes on
warn|say|so many soldiers on so small a spot are a danger
warn|say|@us will take measures to restore the balance
demand|say|@them must take its soldiers back to their barracks
demand|say|all foreign troops should leave the province
demand|say|we want to see the tanks go home
demand|say|@them should explain why it has gathered an army there
propose|say|both armies could draw back 15 kilometres from the line
propose|say|a ceiling of 5,000 soldiers in the border zone would help
propose|say|we would send two battalions home if the other side sent home two of its own
propose|say|@us has offered to freeze its forces at today's level
accept|say|the guns will be pulled back as was agreed
accept|say|@us will withdraw its units from the zone, as asked
accept|say|we agree to a ceiling on troops in the border province
reject|say|we move our soldiers on our own soil as we please
reject|say|where our troops stand is for us to decide
reject|say|the battle groups will stay as long as they are needed
reject|say|@us will not withdraw one soldier under pressure
reject|say|there will be no return to the lines of 1997
welcome|say|the departure of the first battalions is a good beginning
welcome|say|we are pleased that the guns have been moved back
welcome|say|fewer soldiers at the border means less risk for everybody
regret|say|it is sad that the withdrawal was stopped
regret|say|we regret that the troops came back
support|say|the alliance stands behind its eastern members and their defence
support|say|we agree with our ally that more troops are needed there
assure|say|the deployment is defensive and limited in time
assure|say|the battalions are no threat to anybody
assure|say|not one soldier will stay behind
assure|say|@us moves its forces only for its own protection
"""

VERIFICATION = """
assert|say|the inspectors arrived at noon and were taken to the depot
assert|say|the visit lasted two days and took in four hangars
assert|say|an inspection under the accord was requested on Tuesday
assert|say|the evaluation visit found 48 vehicles and 310 men
assert|say|the team of six will report to all participants
assert|say|the observation flight crossed three provinces
assert|say|the quota for this year has been used up
assert|add|the inspectors counted the guns and left
assert|say|the seals on the containers were intact
assert|say|the data exchange took place on 15 December as every year
accuse|say|@them keeps the inspectors away from the hangars that matter
accuse|say|@them refused the inspection with a thin excuse
accuse|say|the visitors were held up for a day at the gate
accuse|say|@them withdrew from the treaty on observation flights in order to hide its moves
accuse|say|the figures that @them gave do not match what the team counted
accuse|say|@them has not answered our request for an explanation of unusual activity
deny|say|the inspectors could go wherever they wanted
deny|say|no request for a visit has reached us
deny|say|there is nothing in the depot that was not declared
deny|say|the team was not delayed, its papers were not in order
deny|reply|every article of the accord has been observed
warn|say|without inspections nobody will trust the figures
warn|say|if the visits stop, the treaty is dead
warn|say|a withdrawal from the accord would leave us blind
demand|say|@them must open its depots to the inspectors
demand|say|the team should be let in without delay
demand|say|@them has to explain the unusual activity within 48 hours
demand|say|let us count
demand|say|the visits must be resumed
propose|say|each side could receive two more visits a year
propose|say|@us has invited experts to look at the depot
propose|say|we would open the site if the other side opened its own
propose|say|let neutral inspectors count the tanks
propose|say|cameras might be put up at both sites
accept|say|the team may come on Monday and see the whole base
accept|say|@us agrees to the inspection although it need not
accept|say|the inspectors are welcome at any time
accept|reply|the gates will be opened for them
reject|say|we will not show our depots to spies
reject|say|there will be no visit this year
reject|say|@us sees no ground for an inspection
reject|say|the accord gives nobody the right to see that site
welcome|say|the inspection went well and answered our questions
welcome|say|we are grateful for the access that was given
welcome|say|the resumption of the visits is a good step
regret|say|it is regrettable that the inspectors were turned away
regret|say|we are sorry that the flights over each other's land have come to an end
support|say|we back the request for an inspection
support|say|all partners are in favour of stronger verification
assure|say|the inspectors will see everything they ask for
assure|say|@us will go on with the exchange of data
assure|say|nothing will be moved before the visit
"""
