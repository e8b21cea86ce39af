package org.barreleye.demo;

import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;

/** A program that never waits for anything. */
public record Greedy() implements Image.Straight {
    static final long CYCLES_AT_A_TIME = 10_000;

    @Override
    public String name() {
        return "greedy";
    }

    @Override
    public int main(Trap trap, long process, long unused) {
        while (true) {
            trap.compute(CYCLES_AT_A_TIME);
        }
    }
}
