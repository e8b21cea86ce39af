package org.barreleye.cli;

import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.Endianness;

/** Touches memory that nobody has given it. */
public final class Crasher implements Image.Straight {
    @Override
    public String name() {
        return "crasher";
    }

    @Override
    public int main(Trap trap, long process, long unused) {
        return (int) trap.memory().load(0xdead_0000L, 8, Endianness.LITTLE);
    }
}
