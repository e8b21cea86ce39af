package org.barreleye.machine.experiment;

import java.util.Objects;
import java.util.Optional;

/**
 * A parameter of a preset on which measurements depend, and the source of its value.
 *
 * @param name in the words of the machine file
 * @param value as the preset has it, with its unit
 * @param source the kind of source
 * @param reference the manual or table, the rows to which it was fitted, or the reason for a proposal
 * @param fittedTo the experiment to whose rows it was fitted; empty if it has another source
 */
public record Parameter(String name, String value, Source source, String reference, Optional<String> fittedTo) {
    /** The kind of source of a value. */
    public enum Source {
        /** A manual or data sheet of the processor. */
        MANUAL("manual"),
        /** A published table, whose row is this value, on this machine or one like it. */
        TABLE("table"),
        /** Chosen so that the model reproduces published rows. */
        FITTED("fitted"),
        /** A guess of the usual size, or a guess from other parameters. */
        PROPOSED("proposed");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** The word for it in a table. */
        public String label() {
            return label;
        }
    }

    /** Checks that a fitted parameter, and no other, names its experiment. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (reference.isBlank()) {
            throw new IllegalArgumentException("the parameter '" + name + "' needs a reference");
        }
        if (source == Source.FITTED != fittedTo.isPresent()) {
            throw new IllegalArgumentException("the parameter '" + name
                    + "' names the experiment that it was fitted to if it was fitted, and only then");
        }
    }
}
