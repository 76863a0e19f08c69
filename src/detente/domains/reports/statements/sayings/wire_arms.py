"""Sentences written for the project as wire copy and officials phrase them: nuclear arms and missiles."""

NUCLEAR_ARMS = """
assert|say|the number of deployed warheads stands at 1,420
assert|say|the reactor was shut down and the fuel is being removed
assert|say|the doctrine names two cases in which nuclear weapons may be used
assert|say|the treaty allows eighteen inspections a year
assert|say|enriched uranium at 60 percent is kept in two stores
assert|say|the underground test had a yield of ten kilotons
assert|say|the gravity bombs are kept in six allied bases
assert|say|the experts went through the figures for delivery vehicles
accuse|say|@them rattles its nuclear sabre whenever it runs out of arguments
accuse|say|@them has secretly enriched uranium for years
accuse|say|by putting its deterrent on alert @them threatens the whole continent
accuse|say|@them tested a nuclear device against all its promises
accuse|say|@them has walked away from every treaty on strategic arms
accuse|say|@them moves tactical warheads into the territory of its ally
accuse|say|such talk of the bomb is unworthy of a great power
deny|say|we have no nuclear weapons and want none
deny|say|nobody has spoken of using the bomb
deny|say|there are no warheads in that depot
deny|say|@us keeps to every limit of the treaty
deny|say|the enrichment serves power stations and not a bomb
warn|say|whoever uses such a weapon will be destroyed himself
warn|say|the world has not been so near to a nuclear war for forty years
warn|say|when the treaty has run out there will be no limits at all
warn|say|@us will answer a nuclear strike in kind
warn|say|other States will seek the bomb as well
demand|say|@them must come back to the treaty on strategic arms
demand|say|@them should take its nuclear forces off alert
demand|say|atomic bombs have to be removed from our neighbour's soil
demand|say|the inspectors of the agency must be let in
demand|say|the tests have to stop for good
propose|say|both powers could keep to the limits for one more year
propose|say|we would start talks on the next treaty without conditions
propose|say|let the nuclear powers declare that they will not be first to strike
propose|say|@us has offered to freeze the number of its warheads
propose|say|a region free of nuclear weapons would serve all of us
accept|say|we agree to prolong the treaty by five years
accept|say|@us will keep to the limits as the other side proposed
accept|say|the agency may inspect the reactor
reject|say|we will not count the arsenals of third countries in our own
reject|say|@us will not disarm alone
reject|say|our deterrent is not for sale
reject|say|a treaty that leaves out half of the weapons is worthless
welcome|say|the new treaty makes the world a little safer
welcome|say|the prolongation came at the last minute and is a relief
welcome|say|it is good that the last treaty was saved
regret|say|we regret that the treaty has been suspended
regret|say|it is a bitter day for arms control
support|say|we back every step towards fewer warheads
support|say|the allies support the nuclear deal
assure|say|the warheads are safe and under firm control
assure|say|@us will not be first to use a nuclear weapon
assure|say|nobody here thinks of using such arms
"""

MISSILES = """
assert|say|the missile flew 720 kilometres and fell into the sea outside the economic zone
assert|say|the intercontinental missile reached an apogee of 4,100 kilometres
assert|say|the firing was a test of a new solid-fuel engine
assert|say|the launchers on the plateau have a range of 300 kilometres
assert|say|the leader watched the missile launch from a bunker
assert|say|interceptors will be set up at two sites
assert|say|the missile defence radar in the north had followed the flight
assert|say|a hypersonic glide vehicle was tested from the coast
accuse|say|the launch over our islands was an outrageous act
accuse|condemn|the firing of the ballistic missile
accuse|say|@them fires ballistic missiles in breach of every resolution
accuse|say|@them fires one rocket after the other while it talks of peace
accuse|say|the new cruise missile can reach any capital on the continent
accuse|say|@them stationed its missiles next to schools
accuse|say|the missile shield is aimed at our deterrent, whatever they say
deny|say|the missile did not fly over anyone's territory
deny|say|the range of the missile is below 500 kilometres
deny|say|there is no missile of that kind in our army
deny|say|the shield is not aimed at @them
deny|say|no missile was fired from our soil
warn|say|any missile that comes near us will be shot down
warn|say|we are on the brink of a new arms race with missiles
warn|say|if the launchers come, we will have to aim at them
warn|say|a missile leaves five minutes to think
demand|say|@them should take these rockets back to where they came from
demand|say|the tests have to end at once
demand|say|stop firing missiles over our heads
propose|say|neither side would deploy missiles of this range in the region
propose|say|experts could look at the launchers on both sides
propose|say|we might tell each other of missile tests
propose|say|@us has suggested a ban on rockets of medium range
accept|say|we will stop the tests for half a year as was suggested
accept|say|@us agrees not to deploy the launchers
accept|say|the experts may look at the missile
reject|say|we shall go on with our missile programme
reject|say|the missiles stay where they are
reject|say|@us will never bargain about its rockets
reject|say|the moratorium comes after they have deployed theirs
welcome|say|the end of the tests is a hopeful sign
welcome|say|we are glad to see the launchers leave
welcome|say|the destruction of the last rocket is a historic moment
regret|say|it is a pity that the treaty on missiles has been torn up
regret|say|we are sad to see that the launches began again
support|say|we stand with our ally under the threat of missiles
support|say|the allies back the plan for a missile shield
assure|say|the test was safe and endangered nobody
assure|say|we have no plan to station missiles there
assure|say|@us will not aim its missiles at cities
assure|say|the shield protects and threatens no one
"""
