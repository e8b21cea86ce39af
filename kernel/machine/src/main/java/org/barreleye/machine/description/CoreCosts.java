package org.barreleye.machine.description;

import java.util.Objects;
import org.barreleye.kpi.types.InstructionCosts;

/**
 * The costs of the primitive actions of a core, in cycles of that core.
 *
 * @param hit a load or store of up to one word that finds its line in this core's cache
 * @param memoryFetch a fetch of a line from memory into this core's cache, in addition to the hit
 * @param interruptSend the write to the interrupt controller that interrupts or starts another core
 * @param interruptEntry from the interrupt to the first instruction of its handler
 * @param trap from the trapping instruction of a context to the first instruction of its handler
 * @param resume the resumption of a context
 * @param spaceSwitch a switch of the address space, with the loss of the translations of the former one
 * @param timerProgramming setting or clearing this core's timer
 * @param consoleLine handing a line to the console
 * @param instructions the costs of the instructions of confined programs
 */
public record CoreCosts(
        long hit,
        long memoryFetch,
        long interruptSend,
        long interruptEntry,
        long trap,
        long resume,
        long spaceSwitch,
        long timerProgramming,
        long consoleLine,
        InstructionCosts instructions) {

    /** Costs with the default costs of instructions. */
    public CoreCosts(long hit, long memoryFetch, long interruptSend, long interruptEntry, long trap, long resume,
            long spaceSwitch, long timerProgramming, long consoleLine) {
        this(hit, memoryFetch, interruptSend, interruptEntry, trap, resume, spaceSwitch, timerProgramming, consoleLine,
                InstructionCosts.DEFAULT);
    }

    /** Checks the ranges. */
    public CoreCosts {
        require("hit", hit);
        require("memoryFetch", memoryFetch);
        require("interruptSend", interruptSend);
        require("interruptEntry", interruptEntry);
        require("trap", trap);
        require("resume", resume);
        require("spaceSwitch", spaceSwitch);
        require("timerProgramming", timerProgramming);
        require("consoleLine", consoleLine);
        Objects.requireNonNull(instructions, "instructions");
        if (hit == 0) {
            throw new IllegalArgumentException("a hit costs at least 1 cycle, or a core could spin in no time");
        }
    }

    private static void require(String name, long cycles) {
        if (cycles < 0 || cycles > 1_000_000) {
            throw new IllegalArgumentException("the cost '" + name + "' is 0 to 1000000 cycles, not " + cycles);
        }
    }
}
