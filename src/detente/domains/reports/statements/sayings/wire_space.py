"""Sentences written for the project as wire copy and officials phrase them: weapons in space, safety there, launches, cyber."""

ASAT = """
assert|say|the interceptor hit the old satellite at an altitude of 480 kilometres
assert|say|the disused satellite was destroyed by a missile fired from the ground
assert|say|a laser that can blind satellites is being tested
assert|say|the ministry had tested a system against objects in orbit
assert|say|the target had been out of service since 2011
assert|say|the weapon was fired from an aircraft over the desert
assert|confirm|a test against one of its own satellites had been carried out
accuse|say|@them has blown up a satellite and calls it science
accuse|say|the test was a hostile act against all who use space
accuse|say|@them turns orbit into a shooting range
accuse|say|@them tests weapons against satellites and talks of peace in space
accuse|say|the satellite of @them released an object that behaves like a weapon
accuse|call|a senseless act of destruction
accuse|say|@them wants to be able to shoot our eyes out
deny|say|the test broke no treaty
deny|say|no weapon was put into orbit
deny|say|the inspection satellite is not a weapon
deny|say|@us did not shoot at any foreign satellite
warn|say|an arms race in orbit would have no winner
warn|say|the destruction of a satellite may be answered with force
warn|say|whoever shoots at one satellite endangers all of them
warn|say|an attack on our satellites would be taken for an attack on us
demand|say|@them must give up tests of this kind for good
demand|say|no State should fire at objects in orbit
demand|say|@them has to stop its weapons programme in space
demand|say|weapons have no place in orbit
propose|say|all States could promise not to shoot at satellites
propose|say|we would sign a ban on destructive tests in space
propose|say|@us has tabled a treaty against weapons in orbit
propose|say|let us agree on a moratorium for anti-satellite tests
accept|say|we join the moratorium on destructive tests
accept|say|@us will carry out no more such trials, as others have asked
reject|say|we will not discuss our right to test
reject|say|a ban that only ties our hands is of no use
reject|say|the draft treaty on weapons in space cannot be verified
welcome|say|the end of such tests is good for all who use space
welcome|say|the promise not to shoot at satellites deserves praise
regret|say|it is sad that the first answer to our proposal was a test
regret|say|we regret that weapons have come to space
support|say|we are for a ban on anti-satellite weapons
support|say|the moratorium has our full support
assure|say|@us will not be the first to put weapons in space
assure|say|there will be no second test
assure|say|the weapon will never be used against peaceful satellites
"""

SPACE_SAFETY = """
assert|say|the two satellites passed each other at a distance of 900 metres
assert|say|the crew took shelter in the capsule for two hours
assert|say|the station was raised by 300 metres to avoid a piece of debris
assert|say|the tracking radar picked up a new object behind the satellite
assert|say|the orbital data are exchanged once a day
assert|say|the satellite will burn up in the atmosphere in March
assert|say|the chance of a collision was put at one in eight hundred
assert|say|the spent stage came down in the southern ocean
assert|say|the spacecraft had run out of fuel and cannot be steered
accuse|say|@them came within 10 kilometres of our spacecraft without a word
accuse|say|the cloud of fragments is the work of @them alone
accuse|say|@them plays blind man's buff with a manned station
accuse|say|@them let a rocket stage of 20 tonnes fall back without control
deny|say|the debris does not come from us
deny|say|there was no danger to the crew of the station
deny|say|the manoeuvre was safe and had been calculated
warn|say|each fragment flies faster than a bullet and can kill
warn|say|one collision could make the whole orbit useless for decades
warn|say|the astronauts will live with this danger for years
warn|say|it is only a matter of time before two satellites collide
demand|say|@them must keep its satellites at a safe distance
demand|say|operators should tell each other before they change orbit
demand|say|all States have to bring down what they no longer use
demand|say|@them ought to share its tracking data
propose|say|we might agree on a zone of 50 kilometres around each satellite
propose|say|@us offers to warn others of close passes
propose|say|a common catalogue of debris would be of use to all
propose|say|let us set up a contact point for manoeuvres in orbit
accept|say|the satellite will be moved as was asked
accept|say|@us agrees to give notice of its manoeuvres
accept|reply|our agency will take part in the catalogue
reject|say|where our satellite flies is nobody's business
reject|say|@us sees no need for zones in space, which belongs to all
reject|say|we do not publish the orbits of military satellites
welcome|say|the early warning of the close pass was a great help
welcome|say|it is good that engineers talk to each other
welcome|say|the clean end of the old satellite is an example for others
regret|say|we are sorry that the crew had to seek shelter
regret|say|unfortunately the fragments will stay up for years
support|say|we back the rules on debris that the committee drew up
support|say|all partners are for a traffic code in orbit
assure|say|the fragments will burn up soon and harm no one
assure|say|the station was safe at every moment
"""

LAUNCH_NOTICE = """
assert|say|the carrier rocket lifted off from the cosmodrome at dawn
assert|say|a warning to pilots and shipping was issued four days before the launch
assert|say|the launch window opens on the 12th and closes on the 20th
assert|say|the first stage will fall into the sea north of the islands
assert|say|the notification named the site, the azimuth and the area of impact
assert|say|the launch of the weather satellite was put off because of strong winds
assert|say|the sea area will be closed to ships between six and nine
assert|announce|a rocket with an observation satellite will be launched in the coming week
assert|say|the notice was sent through the centre for the prenotification of launches
assert|say|the upper stage failed eight minutes after lift-off
accuse|say|@them launched without telling anyone
accuse|say|the notice for airmen was issued when the rocket was already in flight
accuse|say|the area given in the warning was a hundred miles off
accuse|say|the satellite launch is a cover for the test of a long-range missile
accuse|say|@them did not announce the launch as it had promised
accuse|say|our airliners had to turn round because no warning had been given
deny|say|the launch had been announced in good time
deny|say|the rocket carried a satellite and no warhead
deny|say|no part of it fell outside the closed area
deny|say|there was no duty to notify a launch of that kind
warn|say|a rocket that nobody announced can be taken for an attack
warn|say|an unannounced launch may trigger an answer within minutes
warn|say|debris of the first stage could hit the shipping lane
warn|say|we shall shoot down any part that comes our way
demand|say|@them must give notice of every launch at least a day ahead
demand|say|all launches of rockets should be announced
demand|say|tell our pilots in time where the stages come down
demand|say|@them has to name the area of impact
propose|say|both sides could tell each other of launches three days ahead
propose|say|a joint centre for launch warnings would be useful
propose|say|we would extend the notices to sounding rockets
propose|say|@us offers to send its launch calendar every quarter
accept|say|we will announce our launches through the centre
accept|say|@us agrees to three days of notice
reject|say|we do not need leave to send up a satellite
reject|say|no one can forbid us to explore space
reject|say|@us will give no notice of launches as long as others do not
welcome|say|the timely notice kept our pilots out of danger
welcome|say|we congratulate the crew on the launch
welcome|say|the exchange of launch notices works well
regret|say|we are sorry that the warning came too late
regret|say|it is regrettable that the launch was not announced
support|say|we are for launch notices in every case
support|say|the partners back the joint warning centre
assure|say|every launch will be announced as before
assure|say|the launch poses no danger to shipping or aircraft
assure|say|the rocket serves science alone
"""

CYBER = """
assert|say|the network of the port authority has been down since Thursday
assert|say|some 3,000 computers had to be switched off
assert|say|specialists restored half of the servers by the evening
assert|say|the malicious code entered through an update
assert|say|the bank terminals failed for six hours
assert|say|the emergency response teams of the two countries exchanged logs
assert|say|the website of the parliament was hit by a flood of requests
assert|say|prosecutors had opened a case against unknown hackers
assert|announce|a new command for the defence of networks
assert|say|the traffic was routed through servers in four countries
accuse|say|the military intelligence of @them broke into the power stations
accuse|say|@them lets criminals on its soil do as they like
accuse|say|@them has stolen the mail of our deputies
accuse|say|the malware bears the handwriting of @them
accuse|say|they switched off the hospitals of a whole city
accuse|say|the trolls of @them meddle in our election
accuse|attribute|the intrusion to a unit of @them
deny|say|@us is not behind the intrusion
deny|say|no trace leads to us
deny|say|@us carries out no attacks in cyberspace
deny|say|the so-called proof is a few lines of text that anybody can write
deny|reply|hackers have no nationality and these are not ours
warn|say|an attack on a power plant can cost lives
warn|say|the next intrusion will be answered, and not only in cyberspace
warn|say|malware does not stop at borders and may come back to its makers
warn|say|the code may still be asleep in many machines
demand|say|@them must hand over the hackers
demand|say|@them should stop harbouring those gangs
demand|say|hospitals and power plants have to be off limits
demand|say|take your hands off our networks
propose|say|the two response teams could exchange signs of attacks every day
propose|say|we would look at the logs together
propose|say|a meeting of experts on cyber security within ten days
propose|say|let us name the networks that no one may touch
accept|say|our experts will examine the evidence together with theirs
accept|say|@us agrees to name a contact point for cyber incidents
accept|say|we take part in the joint inquiry into the malware
reject|say|a joint inquiry would only show them what we know
reject|say|we will not answer charges that come without evidence
reject|say|@us will not publish how it found the hackers
welcome|say|the arrest of the hackers is good news
welcome|say|we thank their experts for the quick warning
welcome|say|the list of protected networks is a real success
regret|say|it is a pity that the teams no longer talk
regret|say|we apologise to all patients whose operations were put off
support|say|we stand with the country whose networks were attacked
support|say|the allies share the finding about those behind the intrusion
assure|say|the data of citizens are safe
assure|say|our experts will not attack civil networks
assure|say|@us uses its cyber units for defence only
"""
