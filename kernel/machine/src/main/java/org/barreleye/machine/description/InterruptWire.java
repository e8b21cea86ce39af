package org.barreleye.machine.description;

import org.barreleye.kpi.types.CoreId;

/** The other end of an interrupt line. */
public sealed interface InterruptWire {
    /**
     * A vector of a core.
     *
     * @param core the core that is interrupted
     * @param vector 0 .. 255
     */
    record ToCore(CoreId core, int vector) implements InterruptWire {
        /** Checks the range. */
        public ToCore {
            RangeChecks.number("the interrupt vector at " + core, vector, 0, 255);
        }
    }

    /**
     * A line of an interrupt controller.
     *
     * @param controller its name
     * @param line 0 .. 63
     */
    record ToLine(String controller, int line) implements InterruptWire {
        /** Checks the ranges. */
        public ToLine {
            RangeChecks.name("an interrupt controller", controller);
            RangeChecks.number("the line of interrupt controller '" + controller + "'", line, 0,
                    ControllerDescription.MAX_LINES - 1);
        }

        @Override
        public String toString() {
            return controller + "/" + line;
        }
    }
}
