package org.barreleye.flounder.plan;

import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Type;

/** A value without parts: what is left of a message when its structures and fixed arrays are taken apart. */
public sealed interface Leaf {
    /** The way from the message to this value. */
    Path path();

    /** A leaf that takes as many transport messages of its own as it needs. */
    sealed interface Overflow extends Leaf permits Text, Buffer {
        /** The largest number of bytes. */
        long maximumBytes();
    }

    /**
     * A number of bits.
     *
     * @param path where it is
     * @param scalar how it travels
     * @param type what it means: the scalar itself, or an enumeration
     */
    record Value(Path path, Scalar scalar, Type type) implements Leaf, Field {
        @Override
        public String label() {
            return path.toString();
        }
    }

    /**
     * A capability.
     *
     * @param path where it is
     * @param type whether the sender keeps it
     */
    record Capability(Path path, org.barreleye.flounder.model.Capability type) implements Leaf {}

    /**
     * A string.
     *
     * @param path where it is
     * @param maximum how many bytes it may take with its final NUL
     */
    record Text(Path path, int maximum) implements Overflow {
        @Override
        public long maximumBytes() {
            return maximum;
        }
    }

    /**
     * A dynamic array.
     *
     * @param path where it is: a parameter
     * @param array what it is
     * @param element how each element travels
     */
    record Buffer(Path path, DynamicArray array, ElementLayout element) implements Overflow {
        @Override
        public long maximumBytes() {
            return (long) array.maximum() * element.bytes();
        }
    }
}
