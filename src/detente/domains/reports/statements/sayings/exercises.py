"""Sentences written for the project: what is said of exercises, of troops and of inspections. Data, no logic."""

EXERCISE_TRANSPARENCY = """
assert|say|@them gave notice of the exercise forty-two days ahead, as the document requires
assert|say|the number of troops notified stays just below the threshold for observers
assert|state|observers from nine countries watched the manoeuvres for three days
assert|note|no notification of the drill has reached us so far
assert|say|the alliance would follow the exercise closely and publish its own figures
assert|put|the number of participants at 9,000, of whom 2,000 come from abroad
assert|announce|military attaches have been invited to a visitors' day on the training ground
assert|explain|the drill was below the level at which it must be notified
accuse|say|@them again splits one big exercise into many small ones in order to keep observers away
accuse|say|many more soldiers are taking part than @them has declared
accuse|complain|the figures given for the drill do not match what we see
accuse|say|twice the number of troops announced will take part in the war games
accuse|charge|@them hides the true size of its manoeuvres
accuse|say|@them did not tell us about the exercise until it had begun
accuse|say|@them left out the command post exercise from its annual calendar
deny|say|the exercise is not larger than what we notified
deny|deny|any troops had been left out of the notification
deny|say|it is untrue that observers were turned away
deny|say|the claims of a hundred thousand participants are pulled out of thin air
warn|warn|exercises without notice make miscalculation more likely
warn|say|secrecy around large drills will feed fear on both sides
warn|say|the lack of transparency in such a manoeuvre is a risk for everyone in the region
demand|call on|notify all exercises of more than 5,000 troops in advance
demand|urge|invite observers to the manoeuvres and give them real access
demand|say|@them must publish the number of troops that take part in the drill
demand|ask|for a briefing on the scale and the scenario of the exercise
demand|call on|keep to the rules on notification and observation of military activities
propose|propose|lower the threshold for the observation of exercises
propose|offer|invite two observers from each State to the autumn drill
propose|suggest|both sides exchange their calendars of exercises for the coming year
propose|say|we could brief each other before every large exercise
propose|say|@us is ready to show the exercise to observers on a basis of reciprocity
accept|say|we will take up the invitation and send two observers
accept|agree|to exchange information on exercises ahead of time
accept|say|@us accepts the proposal to invite observers to drills of this size
reject|say|there is no reason to invite observers to a drill below the threshold
reject|reject|the demand for observers at its exercise
reject|say|what we do on our own territory needs nobody's notification
welcome|welcome|the invitation of observers to the exercise
welcome|say|this degree of openness about a manoeuvre is a good sign
welcome|welcome|the early notification of the winter exercise
regret|regret|that the offer to observe the drill was not taken up
regret|say|it is a pity that no observers could attend the exercise
support|support|the idea of a common calendar of exercises
support|say|we are in favour of more transparency of military activities
assure|assure|the exercise has been notified and observers will be welcome
assure|say|our neighbours will be able to watch every phase of the drill
assure|promise|give advance notice of any large exercise
assure|say|all of this is done with full transparency towards our partners
"""

EXERCISE_CONDUCT = """
assert|say|the manoeuvres have entered their second phase and will end on Friday
assert|say|some 8,000 soldiers, 60 tanks and 20 helicopters take part in the exercise
assert|state|the units have reached the goals set for the combat readiness check
assert|say|the drill will take place on three ranges from 4 to 12 May
assert|report|paratroopers and marines practised a landing on the coast
assert|announce|a snap inspection of the northern military district has begun
assert|say|the exercise was planned long ago and is held every two years
assert|say|live firing with artillery is part of the war games
accuse|call|the manoeuvres a show of force
accuse|say|the drill rehearses an attack on @us
accuse|say|holding war games so close to our border is a provocation
accuse|say|@them uses exercises to put pressure on its neighbours
accuse|condemn|the unannounced drill near the line of contact
accuse|say|the scale of this military activity near our borders is without precedent
deny|deny|the exercise is aimed at any country
deny|say|the war games have nothing to do with the situation across the border
deny|say|nobody was put at risk by the firing drill
warn|warn|drills near the border could end in a clash
warn|say|manoeuvres of such size in such a place heighten tension
warn|say|we shall answer if the exercise spills over the border
demand|call on|stop the drills near the border
demand|say|@them must call off the manoeuvres or move them further away
demand|urge|refrain from large exercises during the talks
demand|say|such exercises should not be held in the disputed zone
propose|propose|both sides hold no exercises within fifty kilometres of the border
propose|offer|cut short the exercise and send the troops home
propose|suggest|limits on the size of exercises
propose|say|we are prepared to move our drills away from the border if others do the same
accept|agree|to refrain from manoeuvres near the line
accept|say|we shall put off the exercise as our neighbours have asked
accept|accept|a pause of exercises until the spring
reject|reject|calls to cancel its annual exercise
reject|say|@us alone decides where it trains its army
reject|say|we will not give up our drills because somebody dislikes them
welcome|welcome|the decision to end the manoeuvres early
welcome|say|it is good news that the exercise has been put off
regret|regret|that the exercise was held while talks went on
support|support|the exercise as a way to train together
assure|say|the exercise is purely defensive and threatens nobody
assure|assure|the manoeuvres are not directed against third countries
assure|say|the drill is routine and all safety rules are kept
assure|stress|that the exercise is of a defensive nature
assure|declare|the war games are no threat to anyone
assure|promise|the troops will go back to barracks once the exercise ends
"""

FORCE_POSTURE = """
assert|say|two battalions will be moved to the south next week
assert|say|the brigade has left its camp and is on its way home by rail
assert|announce|the last units will have left by the end of the month
assert|say|@us keeps some 4,000 soldiers in the province
assert|report|about half of the tanks have been loaded on trains
assert|say|the alliance would send a battle group of 1,200 to the east
assert|say|the squadron will sail for its home port on Sunday
assert|estimate|@them has between 15,000 and 18,000 soldiers on the peninsula
assert|say|we keep watching the movements of troops along the frontier
accuse|say|@them has massed 60,000 troops and heavy weapons near our border
accuse|say|there is no sign that @them is pulling back its forces
accuse|accuse|@them of a military build-up in the district
accuse|say|@them has moved three more battalions to the frontier since January
accuse|say|instead of withdrawing, @them brings in more artillery
accuse|condemn|the deployment of foreign troops in the region
accuse|say|around 7,000 soldiers of @them have been brought to the border district
accuse|say|@them is turning the enclave into a fortress
deny|deny|that troops had been moved towards the frontier
deny|say|there is no build-up of our forces
deny|say|reports about new troops in the district are false
deny|say|nobody is gathering forces there
deny|deny|that any soldiers remain behind the line
warn|warn|of a real risk of armed conflict in the region
warn|say|a further build-up would have grave consequences for security
warn|say|@us remains on guard and will reinforce its troops if it has to
warn|say|the concentration of forces is a lasting threat to the whole region
warn|warn|that any further deployment would be answered
demand|call on|withdraw its forces from the border
demand|urge|pull back the troops and heavy weapons
demand|say|the soldiers should return to their barracks at once
demand|demand|that all foreign forces leave the territory
demand|ask|to publish how many troops it keeps in the province
propose|propose|a mutual withdrawal of forces from the line
propose|offer|to reduce its troops in the district by half
propose|suggest|ceilings on forces in the border regions
propose|say|we could begin to pull back if others do the same
accept|agree|to draw back heavy weapons by 15 kilometres
accept|say|@us would accept limits on its troops in the area
reject|say|where our soldiers are stationed on our own soil is our internal affair
reject|reject|the demand to withdraw its troops
reject|say|we see no withdrawal, only movement
reject|say|@us would not send its soldiers home under pressure
reject|say|we shall station forces where we think fit
welcome|welcome|the withdrawal of the brigade
welcome|say|a reduction of forces at the border lowers tension
welcome|welcome|the return of the troops to their bases
regret|regret|that the promised withdrawal has not begun
support|support|the presence of allied troops on its soil
assure|say|the reinforcement will be withdrawn when calm returns
assure|assure|its neighbours that the soldiers will leave once the exercise is over
assure|promise|no more soldiers will be sent to the district
assure|say|the deployment is defensive and temporary
"""

VERIFICATION = """
assert|say|inspectors visited the brigade on Tuesday and counted its vehicles
assert|say|an inspection team of four will arrive tomorrow under the document on confidence building
assert|state|the inspectors were given access to every hangar
assert|say|the observation flight took place on Monday over the western regions
assert|report|the evaluation visit lasted one day
assert|say|the mission saw no signs of heavy weapons
assert|say|the quota of inspections for this year is used up
accuse|say|@them turned away inspectors at the gate of the base
accuse|accuse|@them of hindering inspections
accuse|say|the inspectors were shown empty sheds and kept from the rest
accuse|say|@them has refused every request for a visit since the spring
accuse|say|restrictions on observation flights break the treaty
deny|deny|that inspectors were kept away from any site
deny|say|the inspection was not hindered in any way
deny|say|it is not true that the team was refused entry
warn|warn|that without inspections trust will vanish
warn|say|if the visits stop, nobody will know what the other side has
demand|call on|admit inspectors without delay
demand|ask|for an inspection within 72 hours
demand|say|@them must open the site to international inspectors
demand|urge|resume inspections under the treaty
demand|demand|access for monitors to the whole area
propose|propose|additional inspections on both sides
propose|offer|to let experts visit the site
propose|suggest|a joint team of inspectors
propose|say|we are ready to exchange visits to each other's bases
propose|propose|an extra evaluation visit this autumn
accept|say|the inspectors can come next week if they wish
accept|agree|to admit six inspectors to the base
accept|say|our inspectors can be on their way within hours
accept|accept|the request for an inspection
reject|reject|the request for an inspection as unfounded
reject|say|there will be no inspection of that site
reject|refuse|to let monitors into the zone
welcome|welcome|the visit of the inspectors
welcome|say|the inspection went well and was useful
regret|regret|that the inspection could not take place
support|support|a stronger role for the monitors
assure|assure|that inspectors will see everything they ask for
assure|say|the team may visit any place it names
assure|promise|full access to the monitors
"""
