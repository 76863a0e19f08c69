"""Headlines and sentences in a report's own voice, written for the project: they show a topic and no stance. Data, no logic."""

NARRATED = """
exercise-transparency|Army gives notice of autumn manoeuvres
exercise-transparency|Ministry publishes calendar of exercises for the coming year
exercise-transparency|Neighbours were told of the drill only a day ahead
exercise-transparency|Observers from nine countries watch manoeuvres
exercise-transparency|Foreign attachés briefed on the exercise
exercise-transparency|Drill not announced, neighbour complains
exercise-transparency|the threshold above which military activities must be notified under the accord
exercise-transparency|military attachés were invited to a briefing on the scenario, the number of troops and the area
exercise-transparency|prior notification of certain military activities, 42 days in advance
exercise-transparency|transparency measures for exercises, voluntary briefings and visits
exercise-transparency|Undeclared manoeuvres raise questions over the true number of troops
exercise-transparency|the announced strength was 9,500 personnel, below the level at which observers must be invited
exercise-transparency|media day at the training area for journalists and observers
exercise-transparency|the notification listed formations, tanks, dates and the area of the exercise
exercise-conduct|Snap drill puts northern army on its feet
exercise-conduct|War games begin with landing of marines
exercise-conduct|Live firing closes coastal range
exercise-conduct|Largest manoeuvres in ten years under way
exercise-conduct|Joint exercise of allies ends with parade
exercise-conduct|Paratroopers train river crossing
exercise-conduct|the surprise inspection of combat readiness was ordered by the president
exercise-conduct|the war games rehearse the defence of an island with amphibious ships and artillery
exercise-conduct|a military exercise with 12,000 servicemen began at four training grounds
exercise-conduct|shells from a firing range landed beyond the boundary
exercise-conduct|Army practises urban combat, tanks fire live rounds
exercise-conduct|annual drills with the ally, computer-simulated command post training
exercise-conduct|the manoeuvres were cut short after an accident with ammunition
exercise-conduct|the troops rehearsed an offensive in the training area
force-posture|Troop trains leave border province
force-posture|Tanks mass near frontier, satellite images show
force-posture|Alliance sends battle group to eastern flank
force-posture|Withdrawal of 5,000 soldiers begins
force-posture|Carrier strike group leaves port
force-posture|Build-up continues despite promise of pullback
force-posture|Reinforcements arrive at forward base
force-posture|two battalions with artillery were redeployed from the interior to the border region
force-posture|a permanent base for a brigade with armoured vehicles and fuel depots
force-posture|the troops returned to their garrisons by rail
force-posture|additional fighter squadrons and air defence batteries are stationed in the region
force-posture|columns of armoured vehicles on the road to the frontier
force-posture|ceasefire, pullback of heavy weapons from the line of contact
force-posture|mobilisation of reservists, state of alert in border districts
force-posture|reduction of forces, ceilings on troops, presence of foreign soldiers
verification|Inspectors visit depot under treaty
verification|Inspection refused for third time
verification|Observation flight over three provinces
verification|Team counts tanks in garrison
verification|Data exchange suspended
verification|Request for explanation of unusual military activities
verification|the inspection team of five arrived at the base and was shown the storage site
verification|evaluation visit, quota, on-site inspection, verification agency
verification|the treaty on open skies allows unarmed observation flights with cameras
verification|the inspectors were turned away at the gate of the arsenal
verification|verification regime, access to the site, seals, samples, cameras
verification|the arms control agency asked to inspect the specified area
verification|monitors of the mission were denied access
verification|compliance report, declared holdings, notification of data
air-incident|Jet shot down near border
air-incident|Fighter cuts across path of spy plane
air-incident|Drone crashes after encounter with fighters
air-incident|Bombers intercepted over northern sea
air-incident|Helicopter strays into neighbour's airspace
air-incident|Airliner has to swerve for warplane
air-incident|Near miss over the gulf
air-incident|the pilot ejected and was captured
air-incident|quick reaction fighters were scrambled to identify an unknown aircraft with its transponder off
air-incident|the interceptor flew within 20 metres of the wing of the surveillance plane
air-incident|the airspace was violated for two minutes, the ambassador was summoned
air-incident|a rescue aircraft and a patrol plane met at low altitude
air-incident|unmanned aircraft, propeller, wreckage, flares, flight recorder, flight path
air-incident|balloon shot down over territorial waters by a fighter
air-incident|air defence identification zone entered by bombers and their escort
sea-incident|Warship and patrol boat collide
sea-incident|Coast guard rams supply vessel
sea-incident|Navy seizes tanker in the strait
sea-incident|Fishing boat fired upon
sea-incident|Destroyer sails close to disputed islands
sea-incident|Submarine hunted in archipelago
sea-incident|the frigate was shadowed by two corvettes as it passed through the sound
sea-incident|water cannon, warning shots, ramming, boarding party, crew detained
sea-incident|the trawler was stopped in the exclusive economic zone and brought into port
sea-incident|incidents at sea agreement, collision regulations, freedom of navigation, innocent passage
sea-incident|undersea cable damaged by the anchor of a freighter
sea-incident|naval vessels approached each other within 100 metres at dangerous speed
sea-incident|fire control radar was locked on a patrol ship
sea-incident|sailors, captain, hull, bow, harbour, nautical miles
hotline|Direct line between general staffs restored
hotline|Red telephone rings again
hotline|Neighbours test emergency line
hotline|Military hotline cut
hotline|Calls on crisis line go unanswered
hotline|a secure telephone line connects the operations centres of both navies
hotline|deconfliction channel between the two commands
hotline|duty officers, test call, secure link, emergency frequency, channel of communication
hotline|the line between the capitals was set up after the crisis of 1963
hotline|the phone link had been disconnected for five years
hotline|agreement on a direct communications link between the defence ministries
hotline|defence chiefs speak by telephone to keep lines of communication open
asat|Missile destroys satellite
asat|Anti-satellite test condemned
asat|Space weapon tested against old weather satellite
asat|Moratorium on destructive tests in orbit
asat|Laser blinds satellite
asat|Satellite hit by interceptor, debris feared
asat|the ground-launched interceptor struck the defunct satellite
asat|a direct-ascent anti-satellite missile was fired at a target in low orbit
asat|weapons in outer space, arms race in space, draft treaty, kinetic test
asat|the test created hundreds of fragments
asat|co-orbital weapon, killer satellite, projectile released in orbit
asat|first trial of a weapon against satellites in twelve years
space-safety|Satellites pass within a kilometre
space-safety|Debris forces crew into capsule
space-safety|Station dodges fragment
space-safety|Inspection satellite approaches neighbour in orbit
space-safety|Rocket stage falls back uncontrolled
space-safety|Rules for traffic in orbit
space-safety|the conjunction warning gave a miss distance of 300 metres
space-safety|space debris, fragments, orbit, collision avoidance manoeuvre, tracking station, catalogue
space-safety|the satellite came close to a communications satellite in geostationary orbit
space-safety|the space agency shares orbital data with operators
space-safety|the crew of the space station sheltered from a cloud of fragments
space-safety|re-entry of a spent rocket body, surviving pieces
launch-notice|Rocket lifts off from cosmodrome
launch-notice|Crewed spacecraft launched
launch-notice|Notice to airmen ahead of rocket launch
launch-notice|Launch postponed
launch-notice|Sea area closed for rocket launch
launch-notice|No warning before launch, neighbour protests
launch-notice|the carrier rocket put an observation satellite into orbit
launch-notice|launch window, drop zone of the first stage, azimuth, navigational warning
launch-notice|the launch was notified three days in advance through the centre
launch-notice|prelaunch notification of space launch vehicles under the code of conduct
launch-notice|the countdown was stopped, lift-off is set for next week
launch-notice|the space agency announced the launch of a satellite between 4 and 11 May
cyber|Hackers paralyse port
cyber|Cyberattack on power grid
cyber|Malware found in ministry's network
cyber|Ransomware hits hospitals
cyber|Government websites down
cyber|Servers of election commission attacked
cyber|the intrusion was attributed to a group linked to military intelligence
cyber|computers, network, servers, code, data stolen, phishing mail, emergency response team
cyber|critical infrastructure was hit by malicious software
cyber|norms for responsible conduct in cyberspace, contact points, logs
cyber|the attack switched off terminals, cranes and booking systems
cyber|disinformation accounts and bots, hacked emails published before the election
nuclear-arms|Nuclear forces put on alert
nuclear-arms|Treaty on strategic arms prolonged
nuclear-arms|Nuclear test shakes region
nuclear-arms|Warheads moved to ally
nuclear-arms|Enrichment goes on
nuclear-arms|Talks on nuclear programme
nuclear-arms|the treaty caps deployed strategic warheads and delivery vehicles
nuclear-arms|deterrent, doctrine, nuclear submarines, strategic bombers, atomic bomb, uranium, plutonium
nuclear-arms|the atomic energy agency inspected the reactor
nuclear-arms|no first use of nuclear weapons
nuclear-arms|the president ordered the strategic deterrence forces into a special regime of combat duty
nuclear-arms|tactical nuclear weapons stationed abroad, nuclear sharing
missiles|Ballistic missile flies over island
missiles|Two missiles fall into sea
missiles|Rocket launchers deployed on border
missiles|New cruise missile breaks treaty
missiles|Missile test fails after take-off
missiles|Missile shield site opened
missiles|the projectile reached an altitude of 600 kilometres and flew 900 kilometres
missiles|test-fired an intermediate-range ballistic missile toward the sea from a mobile launcher
missiles|treaty on intermediate-range missiles, moratorium, ground-launched, range, launchers
missiles|the leader oversaw the launch of an intercontinental missile
missiles|hypersonic, solid fuel, short-range, warhead, silo, interceptor, missile defence
missiles|Security Council resolutions ban launches using ballistic technology
missiles|coastal missile batteries and rocket artillery with a range of 250 kilometres
missiles|Missile launch draws condemnation
alliance-enlargement|Country applies for membership of alliance
alliance-enlargement|Alliance opens door to new member
alliance-enlargement|Parliament ratifies accession
alliance-enlargement|Bid to join alliance divides neighbours
alliance-enlargement|Neutrality given up
alliance-enlargement|Veto holds up accession
alliance-enlargement|the applicant became the 31st member of the alliance
alliance-enlargement|membership action plan, accession protocol, referendum, aspirant, candidate
alliance-enlargement|expansion of the alliance towards the east, open door policy
alliance-enlargement|the country seeks observer status with the pact
alliance-enlargement|the right to choose one's own security arrangements
alliance-enlargement|the leaders promised that the two countries would become members
security-guarantees|Draft treaty on guarantees handed over
security-guarantees|Written answer to security proposals
security-guarantees|Call for binding guarantees
security-guarantees|Mutual assistance pact signed
security-guarantees|Guarantors meet
security-guarantees|the two drafts demand legally binding guarantees
security-guarantees|mutual defence clause, assistance in case of attack, guarantor States, memorandum
security-guarantees|indivisible security, principles, written reply, non-paper
security-guarantees|an attack on one is an attack on all, common defence commitment
security-guarantees|security assurances in return for giving up weapons
dialogue|Talks end without result
dialogue|Envoys to meet again
dialogue|Council meets after two years
dialogue|Summit called off
dialogue|Ministers talk for four hours
dialogue|Mediator shuttles between capitals
dialogue|Consultations put off indefinitely
dialogue|the delegations met for a third round of talks
dialogue|working group, agenda, delegation, round of consultations, negotiating table, mediation, venue, date
dialogue|the foreign ministers held a conversation on bilateral relations
dialogue|the invitation to a meeting, the summit of the two presidents
dialogue|political consultations at the level of deputy ministers
intent|Fear of invasion grows
intent|President says no attack planned
intent|Intelligence warns of pretext
intent|Leader denies plan to invade
intent|Threats against neighbour
intent|an attack could begin within days, according to assessments
intent|aggression, invasion, annexation, pretext, overthrow, provocation staged
intent|peaceful intentions, hostile intentions, renunciation of force
intent|the speech left open what the government is planning
intent|sabre-rattling, ultimatum, war of aggression, red line
"""
