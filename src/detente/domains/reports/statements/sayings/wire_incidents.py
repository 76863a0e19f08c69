"""Sentences written for the project as wire copy and officials phrase them: incidents in the air and at sea, hotlines."""

AIR_INCIDENT = """
assert|say|the two fighters took off at 5:40 a.m. and escorted the bombers out of the identification zone
assert|say|the reconnaissance plane was over international waters at the time
assert|say|the crew ejected and was picked up by a rescue helicopter
assert|say|a drone came down in a field some 12 kilometres from the border
assert|add|the search for the second pilot went on through the night
assert|announce|the ambassador had been summoned over the violation of the airspace
assert|say|the flight data recorder will be opened in the presence of experts from three countries
assert|say|an air defence battery will be moved to the base where the jet was stationed
assert|report|its quick reaction alert scrambled four times within a week
assert|say|it was not yet clear why the helicopter had left the corridor
assert|confirm|one of our aircraft was lost over the sea on Monday
assert|say|the transponder was switched on during the whole flight
assert|say|the minister spoke by phone with his counterpart about the downing of the jet
accuse|say|a jet of @them cut across the nose of our transport plane with less than 30 metres between them
accuse|say|the pilot of @them did not answer four calls on the emergency frequency
accuse|say|the fighter had fired flares at the patrol aircraft without any reason
accuse|say|two helicopters of @them flew 3 kilometres into our airspace and stayed there for six minutes
accuse|say|what the pilot did was reckless and had nothing to do with professional flying
accuse|call|a planned ambush in the sky
accuse|describe|a stab in the back
accuse|say|@them shot down an unarmed plane in broad daylight
accuse|say|@them had closed the air corridor without telling anyone and so caused the accident
accuse|allege|the drone was brought down on purpose
accuse|say|bombers of @them flew through the exercise area with their lights off
accuse|say|somebody over there plays with the lives of passengers
accuse|say|the jammers of @them had blinded the navigation of dozens of airliners
accuse|say|this is the third time in a month that they buzz one of our planes
deny|say|our aircraft did not leave the neutral zone for a single second
deny|insist|the crew kept to the agreed route and altitude
deny|say|the helicopters never crossed the frontier
deny|reply|the plane of @us was nowhere near that place
deny|say|its pilots had behaved correctly and kept a safe distance
deny|say|@us has no drones of this type and none was in the air that night
deny|reply|the interception was carried out in strict accordance with the rules
deny|say|the version of @them does not agree with the radar data
deny|say|it was not our missile that hit the airliner
warn|say|the next aircraft that crosses the line will be shot down
warn|say|whoever enters our airspace does so at his own peril
warn|say|sooner or later two jets will collide and then it will be too late
warn|say|we reserve the right to answer every violation in a fitting manner
warn|say|such manoeuvres at that speed can cost lives
warn|say|any further drone over the refinery will be treated as hostile
warn|add|its air defence has orders to open fire
demand|say|@them must hand over the recordings of the flight and the body of the pilot
demand|say|we expect an apology and compensation for the lost aircraft
demand|say|pilots have to keep at least 150 metres apart
demand|say|the air forces of @them should switch on their transponders over the gulf
demand|insist|those who gave the order be named and punished
demand|say|stop these flights at once
propose|say|both air forces could agree on a minimum distance for interceptions
propose|say|we would invite the other side to look at the wreckage together with us
propose|say|the crews might use one common frequency over the straits
propose|say|@us is prepared to set up a joint inquiry into the crash
propose|write|a working group of pilots should meet within the month
propose|say|let us agree that nobody flies without a transponder over the sound
accept|say|we will let foreign experts examine the flight recorder
accept|say|@us will return the wreckage as it was asked to
accept|reply|very well, our pilots will use the common frequency
accept|say|@us agrees to a joint inquiry into the near miss
reject|say|there is nothing to apologise for, our pilots did their duty
reject|say|@us will not shut its airspace to please a neighbour
reject|say|we see no reason to pay for a plane that ought not to have been there
reject|say|the claims about airspace have no basis in law
reject|reply|a joint commission is not needed because the facts are known
welcome|say|the quick return of the pilot was a humane gesture
welcome|say|we are grateful to the fishermen who saved the crew
welcome|say|it is encouraging that both air forces now talk on the radio
welcome|say|the release of the recordings is a step towards the truth
regret|say|we are sorry for the death of the pilot and share the grief of his family
regret|say|the loss of the aircraft is a tragedy that should never have happened
regret|say|it was a tragic mistake and @us apologises
support|say|the alliance stands beside its member whose jet was shot at
support|say|we stand shoulder to shoulder with our ally after the airspace violation
support|say|every State has the right to defend its airspace and we back it
assure|say|@us has no wish to quarrel with @them over a drone
assure|say|the passengers were never in danger
assure|say|nobody needs to be afraid of these patrol flights
assure|say|our jets will keep their distance from now on
assure|say|it will not happen again, the crews have been given new orders
"""

SEA_INCIDENT = """
assert|say|the frigate left the bay on Sunday and turned north
assert|say|the patrol boat had stopped the trawler 18 nautical miles off the coast
assert|say|the submarine surfaced near the fishing grounds and sailed off to the west
assert|say|the court of the port will look into the collision
assert|say|three sailors were treated for bruises
assert|announce|the strait will be closed to shipping for four days
assert|say|the tanker is being towed to port with a hole in its side
assert|say|the navy had sent a tug to the spot where the two ships touched
assert|say|the crew of the seized vessel is in good health
assert|say|both captains had been heard by the inquiry
assert|say|the hull was scratched over a length of four metres
assert|confirm|shots were heard near the cable ship
assert|say|the destroyer was in the economic zone and outside the territorial sea
accuse|say|a coast guard cutter of @them rammed our supply boat twice
accuse|say|@them pointed its fire control radar at our frigate
accuse|say|the warship had crossed the bow of our tanker at a distance of 50 metres
accuse|say|@them seized a ship on the high seas like a pirate
accuse|say|water cannon were used on unarmed fishermen
accuse|say|divers of @them had cut the cable on the sea bed
accuse|say|the submarine of @them had been within our waters without showing its flag
accuse|say|two speed boats of @them circled the ferry and frightened the passengers
accuse|call|a gross violation of the law of the sea
accuse|charge|the vessel had changed course on purpose to cause a collision
accuse|say|they fired warning shots across the bow of a merchant ship
accuse|say|ships of @them turn off their identification signal as soon as they come near our coast
accuse|say|@them is blocking the passage to the port
deny|say|our ship neither rammed nor touched anybody
deny|say|no shot was fired by the patrol boat
deny|insist|the corvette had kept to the rules for avoiding collisions
deny|say|the passage was lawful and announced in time
deny|say|there was no submarine of @us in that area
deny|reply|it was their captain who changed course
deny|say|nobody had blocked the strait
deny|say|@us had nothing to do with the damaged cable
warn|say|ships that come closer than a mile will be fired upon
warn|say|a collision in this strait would pollute the coast for years
warn|say|the next captain who ignores our signals will be arrested
warn|say|sooner or later there will be dead sailors
warn|say|@us will protect its fishermen by every means
demand|say|@them must release the ship and its crew at once
demand|say|the navy of @them should keep out of the fishing grounds
demand|say|we want the captain to be brought to court
demand|say|@them has to pay for the damage to the hull
demand|say|all ships in the strait must keep their identification signals on
demand|say|let our sailors go
propose|say|the two navies could agree on signals and safe distances
propose|say|we have offered to examine the damage together
propose|say|@us is willing to hold talks on preventing incidents at sea
propose|say|an agreement like that of 1972 would help all captains
propose|say|we might put observers of both sides on one boat
accept|say|the crew will be set free as was asked of us
accept|say|@us has agreed to let a neutral surveyor look at the hull
accept|say|we take up the idea of a code of conduct for ships
reject|say|we do not negotiate about our territorial waters
reject|say|@us will go on sailing wherever the law of the sea allows
reject|say|the complaint of the fishermen is without merit
reject|say|the seized ship stays where it is
reject|say|no foreign navy tells us where we may sail
welcome|say|the return of the sailors is a relief for all of us
welcome|say|the navies behaved like good seamen this time
welcome|say|we thank the coast guard of @them for the rescue
regret|say|we regret the damage and the fright of the passengers
regret|say|it is a sad day for all seafarers
regret|say|unfortunately the captain saw the other vessel too late
support|say|we fully back our partner's freedom of navigation
support|say|the alliance stands behind the captain and his crew
assure|say|merchant ships have nothing to fear from our patrols
assure|say|the squadron is on a routine voyage and bothers nobody
assure|say|@us does not seek a clash at sea
assure|say|the strait will stay open to everyone
"""

HOTLINE = """
assert|say|the line was used eleven times last year
assert|say|officers on duty speak both languages
assert|say|the two general staffs have been connected by a secure line since 2016
assert|say|the number of the duty officer was handed over in a sealed envelope
assert|add|the emergency channel is run by the navies and not by the ministries
assert|say|the military telephone rang for nine minutes before the clash
assert|say|the defence chiefs talked on the direct line for an hour
assert|confirm|the deconfliction channel is still open
assert|say|the cable was laid in 1988
assert|say|technicians are checking the equipment in both capitals
accuse|say|nobody on their side picked up the red telephone
accuse|say|@them has cut the direct line in the middle of a crisis
accuse|say|the hotline was dead when we needed it most
accuse|say|they use the line to read out propaganda
accuse|say|@them left seventeen calls unanswered
accuse|say|@them turned off its telephone a year ago and blames us for the silence
deny|say|the line was never switched off on our side
deny|say|every call of @them was answered within minutes
deny|say|there was no call that night
deny|reply|our officers sat by the telephone and waited
warn|say|without a direct line a small mistake can become a war
warn|say|a telephone that nobody answers is worse than none
warn|say|silence between the staffs is dangerous
warn|say|the line may be closed if it is abused once more
demand|say|@them must put the line back into service
demand|say|somebody has to answer the telephone round the clock
demand|say|the direct channel should be restored before anything else
demand|say|pick up when we call
propose|say|the two staffs could test the line every Monday
propose|say|a second channel between the coast guards would be useful
propose|say|we would like to add a video link to the existing line
propose|say|let us put the old telephone back on the desk
propose|say|@us has proposed to connect the operation centres directly
propose|say|both commands should exchange the numbers of their duty officers
accept|say|we will switch the line on again as was suggested
accept|say|@us is fine with a weekly test call
accept|reply|yes, our officers will be at the other end
accept|say|the direct line can be opened at once if the other side wishes
reject|say|a telephone does not help when there is no trust
reject|say|we need no second line as there is an embassy
reject|say|@us will not restore the line while shells are falling
reject|reply|there is nothing to say on that telephone
welcome|say|a working line is the best thing that happened this year
welcome|say|it is good to hear a voice at the other end again
welcome|say|the first call went well and both of us were pleased
regret|say|it is regrettable that the line has been silent for so long
regret|say|we are sorry that the call came too late
support|say|we support every channel that keeps the two armies talking
support|say|the alliance is in favour of reopening the line
assure|say|the line will stay open whatever happens
assure|say|someone will answer at any hour of the day
assure|say|@us will never again leave a call unanswered
"""
