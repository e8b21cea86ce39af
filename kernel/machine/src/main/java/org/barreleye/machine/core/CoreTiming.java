package org.barreleye.machine.core;

import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.injection.FaultInjector;

/**
 * The costs of one core's actions, in picoseconds. Immutable.
 *
 * @param cycle one cycle
 * @param skew the time by which the clock that software reads is ahead
 * @param hit an access that hits the cache
 */
record CoreTiming(long cycle, long skew, long hit, long interruptSend, long interruptEntry, long trap, long resume,
        long timerProgramming, long consoleLine) {
    static CoreTiming of(CoreDescription core, FaultInjector faultInjector) {
        CoreCosts costs = core.costs();
        long cycle = faultInjector.cycle(core);
        return new CoreTiming(cycle, faultInjector.skew(core), costs.hit() * cycle, costs.interruptSend() * cycle,
                costs.interruptEntry() * cycle, costs.trap() * cycle, costs.resume() * cycle,
                costs.timerProgramming() * cycle, costs.consoleLine() * cycle);
    }
}
