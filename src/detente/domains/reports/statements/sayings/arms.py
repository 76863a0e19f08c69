"""Sentences written for the project: what is said of nuclear arms and of missiles. Data, no logic."""

NUCLEAR_ARMS = """
assert|say|the treaty on strategic arms runs out in February
assert|say|each side may keep 1,500 deployed warheads
assert|state|its doctrine on the use of nuclear weapons has not changed
assert|say|the two sides exchanged figures on strategic bombers and warheads
assert|say|the nuclear forces are on their usual level of readiness
assert|say|the bombers were not carrying atomic weapons
accuse|say|@them has stopped its part in the treaty on strategic arms
accuse|accuse|@them of nuclear blackmail
accuse|say|@them moves nuclear warheads close to our borders
accuse|condemn|the irresponsible talk about atomic weapons
accuse|say|@them builds new kinds of nuclear weapons outside all limits
deny|deny|that it had threatened anyone with nuclear weapons
deny|say|there are no atomic weapons on our soil
deny|say|we have not put our nuclear forces on alert
warn|warn|that the use of a nuclear weapon would have catastrophic results
warn|say|a nuclear war cannot be won by anyone
warn|say|without the treaty a new race in strategic arms will begin
demand|call on|extend the treaty on strategic arms
demand|urge|preserve the last treaty that limits nuclear arsenals
demand|say|all nuclear warheads must be withdrawn from foreign soil
demand|demand|a halt to talk of nuclear war
propose|propose|to extend the treaty by five years
propose|offer|a freeze on all warheads for a year
propose|suggest|talks of all five nuclear powers
propose|say|we are ready to discuss lower ceilings for warheads
accept|agree|to the extension of the treaty without conditions
accept|say|@us accepts a freeze on nuclear arsenals for one year
reject|reject|the offer of a freeze on warheads
reject|say|we will not count the arsenals of our friends
reject|say|inspections of nuclear bases are out of the question
welcome|welcome|the extension of the treaty on strategic offensive arms
welcome|say|the talks about strategic stability made a good start
regret|regret|the suspension of the nuclear treaty
support|support|a world without atomic weapons
support|back|the extension of the strategic arms treaty
assure|assure|that it will keep to the limits on warheads
assure|say|nobody needs to fear our nuclear weapons
assure|say|@us would never be the first to use an atomic weapon
"""

MISSILES = """
assert|say|the range of the missile is 450 kilometres
assert|say|two corvettes will fire missiles during the test
assert|report|the launcher was shown to journalists at a range near the capital
assert|say|the ministry would go on developing ground-launched missiles
assert|say|the test of the cruise missile has been put off until July
assert|say|four batteries of the system have been deployed
assert|insist|that its missile flies no further than the treaty allows
accuse|say|the new missile of @them breaks the treaty on intermediate-range forces
accuse|say|@them alone is to blame for the end of the treaty on missiles
accuse|accuse|@them of deploying a banned missile
accuse|say|@them has destroyed the treaty on shorter-range missiles by its own decision
accuse|say|from there the missiles can hit any capital of the alliance
accuse|condemn|the deployment of launchers in the border district
accuse|say|@them has refused to discuss limits on missiles
deny|deny|that the missile breaks the treaty
deny|say|there are no such missiles in the region
deny|say|no live warheads were used in the firing
warn|warn|of a new race in missiles
warn|say|the end of the treaty makes the whole continent less safe
warn|say|if such missiles are deployed, we will aim ours at them
demand|call on|return to compliance with the treaty and destroy the missile
demand|say|@them must answer our questions about the missile
demand|demand|the withdrawal of the launchers
demand|urge|end the tests of ballistic missiles
propose|propose|a moratorium on the deployment of missiles of this range
propose|offer|to show the launcher to experts
propose|suggest|limits for ground-launched missiles on both sides
propose|say|we have put forward a ban on such missiles for the whole region
accept|agree|to a moratorium on new missiles
accept|say|we accept that experts look at the missile
reject|reject|the moratorium as not credible
reject|say|a freeze that comes after the deployment is worthless
reject|say|we will not destroy a missile that breaks no treaty
welcome|welcome|the removal of the launchers
welcome|say|a ban on these missiles would be a good step
regret|regret|the end of the missile treaty
regret|say|it is sad that a treaty of thirty years has gone
support|support|its ally in the dispute about the missile
support|say|we all back the finding that the missile is banned
assure|assure|that it has no intention to deploy such missiles
assure|say|no missile of this kind will be stationed on our soil
assure|say|@us does not want a new arms race with missiles
assure|say|the firing was safe and no live warheads were on board
"""
