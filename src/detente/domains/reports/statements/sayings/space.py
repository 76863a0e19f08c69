"""Sentences written for the project: what is said of weapons and safety in space, of launches and of networks. Data, no logic."""

ASAT = """
assert|say|the missile hit a retired satellite at a height of 500 kilometres
assert|announce|@us has destroyed one of its own satellites in a test
assert|say|the interceptor was launched from the ground and struck the target in orbit
assert|say|we have shown that we can hit a target in space
assert|say|the test of the anti-satellite system was a success
assert|say|the government would study the request for a ban
accuse|condemn|the destruction of a satellite by a missile
accuse|say|@them has turned space into a shooting range
accuse|call|the anti-satellite test reckless
accuse|call|the test irresponsible
accuse|say|space is a common good and @them behaves as if it owned it
accuse|accuse|@them of testing weapons in orbit
accuse|ask|how can anybody fire at a satellite and speak of peace
deny|deny|that it had tested a weapon in space
deny|say|@us has no wish to enter an arms race in outer space
deny|say|there was no weapon on board the satellite
warn|warn|of an arms race in outer space
warn|say|whoever shoots at satellites will blind himself too
demand|call on|stop the testing of anti-satellite weapons
demand|say|all States should keep outer space free of weapons
demand|urge|work towards a binding instrument against weapons in space
demand|say|it is time to put an end to shooting at satellites
demand|say|we hope that all countries will protect peace in outer space
propose|propose|a ban on tests that destroy satellites
propose|say|they should come to the table and discuss a treaty against weapons in space
propose|offer|talks on a ban of such tests
propose|suggest|a moratorium on anti-satellite tests
accept|agree|to a moratorium on tests against satellites
accept|say|@us would join a ban on such weapons
reject|reject|the ban on anti-satellite tests as unfair
reject|say|we will not sign away our right to such a test
welcome|welcome|the pledge not to carry out such tests
welcome|say|a moratorium on these weapons is a step forward
regret|regret|that a satellite was destroyed on purpose
support|support|the draft resolution against destructive tests in space
assure|say|the test was aimed at no country
assure|assure|that it will not carry out a second test
assure|say|we shall not be the first to place weapons in space
assure|stress|that the test was not directed against anybody
"""

SPACE_SAFETY = """
assert|say|the station had to move out of the way of a fragment
assert|say|the satellite passed at a distance of five kilometres
assert|say|the number of pieces in orbit is between 150 and 200
assert|report|sensors track more than 900 fragments of debris
assert|say|there was no reason to send a warning because the satellites were never close
assert|say|up to thirty of the satellites will be lost after the solar storm
assert|say|the object moved away from the orbit of the station
assert|say|the crew took shelter in the capsule for an hour
accuse|say|the debris puts the space station and its crew at risk
accuse|say|the test has produced hundreds of pieces that can be tracked
accuse|say|at least 300 fragments fly above the orbit of the station
accuse|say|its satellites came close to our station twice and we had to manoeuvre
accuse|say|the satellite of @them came within a kilometre of ours
accuse|say|the satellite of @them follows ours wherever it goes
accuse|say|whoever makes such a cloud of debris acts without care
accuse|accuse|@them of putting the use of space at risk
accuse|say|one piece passed close to the station on Sunday
deny|deny|that the fragments endanger the station
deny|say|there was no significant probability of a collision
deny|say|our satellite kept its distance and there was no danger at any time
deny|deny|that its spacecraft had followed the other one
deny|say|nobody's astronauts were in danger
warn|warn|that the debris threatens dozens of satellites
warn|say|every one of these pieces can destroy a spacecraft
warn|say|collisions in orbit will become more frequent
demand|call on|avoid actions that create long-lived debris
demand|ask|to remind States of their responsibility for companies in space
demand|say|@them must explain why it fired at its own spacecraft
demand|urge|share the orbits of its satellites
propose|propose|to exchange orbit data before each manoeuvre
propose|say|we would send them the orbit data if they sent us theirs
propose|offer|warnings of close approaches to all operators
propose|suggest|rules for satellites that come close to each other
accept|agree|to share data on close approaches
accept|say|we shall follow the guidelines on debris
reject|say|@them has no right to set a threshold for emergencies in orbit by itself
reject|reject|the charge that its satellite spied on others
reject|dismiss|the concern about fragments
reject|say|an apology does not remove a single fragment
welcome|welcome|the data on the orbit of the satellite
welcome|say|we are grateful for the early warning about the fragment
welcome|say|the exchange of warnings between the operators works well
regret|regret|the danger to the astronauts
support|support|the guidelines on space debris
assure|say|the fragments will burn up in the atmosphere within weeks
assure|say|the debris poses no threat to other spacecraft
assure|assure|that no spacecraft with a crew was in danger
assure|say|whatever remains in orbit will decay and fall back soon
assure|note|that the fragments endanger neither stations nor satellites
"""

LAUNCH_NOTICE = """
assert|say|the rocket was launched at 06:15 from the cape
assert|announce|the navy will fire missiles into the sea from Tuesday to Thursday
assert|say|a sounding rocket will be launched from the range on 9 May
assert|say|neighbours were told of the firing two days ahead
assert|say|airlines have been advised to keep out of the area from tomorrow
assert|say|it was the second of four launches planned for this year
assert|say|the notice to mariners was issued on Monday
assert|say|ships are asked to stay out of the danger area between 0600 and 1200
accuse|say|@them fired the rocket without any notice to ships
accuse|accuse|@them of launching missiles without warning airlines
accuse|say|the warning came only after the launch
accuse|say|the notice gave the wrong area
deny|deny|that the launch had not been announced
deny|say|all notices were given in time
deny|say|no airliner was near the rocket
warn|warn|that launches without notice can be mistaken for an attack
warn|say|ships that enter the area do so at their own risk
demand|call on|give notice of every launch of a ballistic missile
demand|say|launches must be announced at least a day ahead
demand|urge|inform mariners and airmen before each firing
propose|propose|the exchange of notifications of launches
propose|offer|to notify all launches of space rockets
propose|suggest|a centre to which launches are announced
accept|agree|to give notice of launches 24 hours ahead
accept|say|we will pass on launch notices from now on
reject|say|there is no duty to announce a launch over one's own territory
reject|reject|the request for earlier warnings of launches
welcome|welcome|the promise to announce future tests
welcome|say|we are glad that all ships were warned in time of the firing
welcome|thank|for the early notice of the launch
regret|regret|that the notice of the firing came late
support|support|the code of conduct on launches
support|say|we are for timely notices of all rocket launches
assure|promise|to give notice of any future launch
assure|say|we shall announce each firing two days before
assure|assure|that the launch was announced to all neighbours
"""

CYBER = """
assert|say|the network was out of order from Monday to Wednesday
assert|say|between 30 and 40 servers were hit by the malware
assert|say|the ground station was under a cyber attack for three days
assert|report|some 200 computers in the ministry were affected
assert|say|experts are still looking for the source of the intrusion
assert|say|the experts will finish their report on the intrusion next week
assert|say|the website was down for an hour
accuse|accuse|@them of hacking the mail server of the ministry
accuse|say|the traces lead to the military intelligence of @them
accuse|say|hackers in the pay of @them broke into the network
accuse|say|a cyberattack from @them had put the power grid out of order
accuse|blame|@them for the ransomware that hit hospitals
accuse|condemn|the malicious cyber activity against its parliament
accuse|say|@them shelters the gang that stole the data
deny|deny|any part in the cyber attack
deny|say|@us has nothing to do with the failure of the network
deny|deny|that its intelligence service was behind the intrusion
deny|say|nobody here has hacked anybody
deny|call|the charge of hacking absurd
warn|warn|that a cyber attack may be treated as an armed attack
warn|say|the next attack could hit hospitals or power stations
warn|say|those who attack our networks will pay for it
demand|call on|hand over the hackers
demand|say|@them must stop the attacks on our networks
demand|ask|for evidence instead of charges
demand|urge|stop criminals who use its territory for ransomware
propose|propose|joint experts to look into the attack
propose|offer|consultations on cyber security
propose|suggest|rules against attacks on hospitals and power grids
accept|agree|to a working group on cyber security
accept|say|we would take part in talks of experts about the networks
reject|reject|the charges about the attack as groundless
reject|say|we will not discuss our networks with anybody
welcome|welcome|the arrest of the hackers
welcome|say|the exchange between the computer emergency teams was useful
regret|regret|that no answer came to the request for help with the malware
support|support|the norms of responsible behaviour in cyberspace
support|stand|with our ally after the attack on its networks
assure|assure|that no data were lost in the attack
assure|say|we shall not attack civilian networks
assure|say|voting machines were not touched by the hackers
"""
