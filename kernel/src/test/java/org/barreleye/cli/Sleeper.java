package org.barreleye.cli;

import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Wait;

/** Never ends of itself. */
public final class Sleeper implements Image.Straight {
    @Override
    public String name() {
        return "sleeper";
    }

    @Override
    public int main(Trap trap, long process, long unused) {
        while (trap.now() >= 0) {
            trap.suspend(new Wait(new long[0], Wait.FOREVER));
        }
        return 0;
    }
}
