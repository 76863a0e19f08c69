"""Sentences written for the project: what is said of encounters in the air and at sea, and of hotlines. Data, no logic."""

AIR_INCIDENT = """
assert|say|fighters were scrambled to identify two aircraft over the gulf
assert|say|the bomber was escorted by jets until it left the zone
assert|report|an unarmed patrol plane flew over international waters at the time
assert|say|the helicopter stayed in our airspace for four minutes
assert|say|the jets took off from the northern base to meet the aircraft
assert|say|the pilots reported the encounter after landing
assert|say|the crew of the drone lost contact near the coast
accuse|say|a fighter of @them came within ten metres of our reconnaissance plane
accuse|say|the jet flew in an unsafe and unprofessional way
accuse|accuse|@them of violating its airspace
accuse|say|two helicopters of @them crossed the border and flew over a village
accuse|say|the aircraft had its transponder switched off and filed no flight plan
accuse|say|the spy plane tried to cross into our airspace
accuse|condemn|the reckless behaviour of the pilots
accuse|say|the interceptor dropped flares in front of our aircraft
accuse|ask|why do these bombers come so close to our coast
deny|deny|that its planes had entered foreign airspace
deny|say|our pilots kept a safe distance at all times
deny|say|the transponder of the aircraft was on
deny|say|the jets did not cross the border
deny|say|the flight kept strictly to the international rules for the use of airspace
deny|deny|any dangerous manoeuvre by its fighter
warn|warn|that a mistake in the air could end in a shooting
warn|say|sooner or later such flights will cost lives
warn|say|an aircraft that crosses the border will be shot down
warn|express|worry that a collision in the air may happen any day
demand|ask|@them to explain the violation of airspace
demand|call on|tell its pilots to keep their distance
demand|say|military planes must fly with transponders on
demand|demand|an end to low flights over its ships
propose|propose|that military aircraft keep 500 metres apart
propose|offer|to discuss rules for flights over the strait
propose|suggest|an agreement on the use of transponders
accept|agree|to new rules for encounters in the air
accept|say|we accept an inquiry into the near miss
reject|reject|the protest about the flight as baseless
reject|say|we do not understand the excitement over a routine flight
reject|dismiss|the account of the pilots
welcome|welcome|the apology for the intrusion into its airspace
welcome|say|it is good that both crews stayed calm
regret|regret|the violation of the airspace by its helicopter
regret|say|we are sorry for what happened in the air that day
support|support|an investigation of the downing by experts
assure|assure|that its fighters will keep clear of civil aircraft
assure|say|the flights are no danger to civil aviation
assure|say|all safety rules were observed by our pilots
"""

SEA_INCIDENT = """
assert|say|the frigate was on a routine passage through the strait
assert|say|the patrol boat fired two warning shots and the ship then turned away
assert|report|two vessels came within 30 metres of each other off the cape
assert|say|the tug was towed to port with a damaged bow
assert|say|the destroyer exercised the right of innocent passage
assert|say|a board of inquiry will hear the crew
assert|say|the coast guard followed the warship until it left
accuse|say|the destroyer entered our territorial waters by three miles
accuse|accuse|@them of ramming a patrol boat
accuse|say|the corvette crossed our bow on purpose
accuse|call|the passage of the warship a provocation
accuse|say|the ship of @them ignored all calls by radio
accuse|say|its coast guard boats blocked fishing vessels
accuse|condemn|the use of water cannon against its vessel
deny|deny|that warning shots had been fired at the ship
deny|say|there was no collision
deny|say|the vessel never left international waters
deny|deny|that its frigate had aimed radar at the aircraft
deny|say|nobody fired at the vessel
warn|warn|that such manoeuvres put crews in danger
warn|say|the next intruder will be fired at
warn|say|a clash between warships in these narrow waters could come any day
demand|call on|keep its warships out of the strait
demand|demand|the release of the vessel and its sailors
demand|say|@them must punish the captain
demand|ask|for the logbook of the ship
propose|propose|rules for the conduct of warships that meet at sea
propose|offer|a joint inquiry into the collision
propose|suggest|that both navies keep a safe distance
accept|agree|to a joint inquiry into the incident at sea
accept|say|we will pay for the damage to the vessel
reject|reject|the claim over the waters around the island
reject|say|we shall not ask anybody for leave to sail in international waters
reject|dismiss|the protest about the passage of its ship
welcome|welcome|the release of the crew
welcome|say|the two captains handled the meeting well
regret|regret|the incident in the narrows
regret|apologise|for the damage done to the patrol vessel
support|support|freedom of navigation in the gulf
support|back|the agreement on the prevention of incidents at sea
assure|assure|that those to blame for the collision will be punished
assure|say|such an incident will not happen again
assure|say|shipping in the strait is safe
"""

HOTLINE = """
assert|say|the line between the two headquarters was tested on Monday
assert|say|the direct telephone line has been out of use since the spring
assert|note|the channel between the general staffs works around the clock
assert|say|the two defence ministers have a telephone line for emergencies
assert|say|the president offered a direct line between the control centres
assert|say|we are still waiting for an answer to our offer of a hotline
assert|say|the call was made over the deconfliction line
accuse|say|nobody on the other side picked up the telephone
accuse|say|@them has cut the line and leaves our calls unanswered
accuse|accuse|@them of ignoring calls on the hotline
accuse|say|we tried several times to reach them by telephone and by e-mail and had no reply
accuse|say|the line was dead on the day when it was needed
deny|deny|that the call had gone unanswered
deny|say|it was a technical fault, nothing else
deny|say|we know of no attempt to reach us over the channel
deny|say|we have never ruled out a direct line
warn|warn|that without a working line a mistake can turn into war
warn|say|if the telephones are silent, rumours will speak
demand|call on|answer calls on the crisis line
demand|say|the hotline must be manned day and night
demand|urge|restore the communication channel between the militaries
propose|propose|that the line be tested every week
propose|propose|a hotline between the two general staffs
propose|offer|to open a direct channel for emergencies in orbit
propose|say|@us is ready to set up a lasting mechanism of communication
propose|suggest|that the old telex link be replaced by a video line
propose|say|a telephone line between the two control rooms should be set up
accept|agree|to restore the telephone line
accept|say|we accept the proposal of a direct line
accept|agree|that duty officers should speak twice a day
reject|reject|the offer of a hotline as a mere gesture
reject|say|we do not need another telephone line
welcome|welcome|the reopening of the crisis line
welcome|say|it is a relief that the two staffs talk by telephone again
regret|regret|that the line has been out of order for so long
support|support|the plan for a hotline
support|say|we are for keeping all channels of communication open
assure|assure|that the line is manned at all hours
assure|promise|that every call over the crisis line will be answered
assure|say|our duty officer will pick up at any time
"""
