package org.barreleye.flounder.emit;

import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Type;

/** The kinds of Java collections of elements. */
enum ArrayKind {
    BYTES, INTS, LONGS, FLAGS, OBJECTS;

    static ArrayKind of(Type element) {
        if (!(element instanceof Scalar scalar)) {
            return OBJECTS;
        }
        return switch (scalar) {
            case UINT8, INT8, CHAR -> BYTES;
            case UINT16, INT16, INT32 -> INTS;
            case UINT32, IREF, UINT64, INT64, UINTPTR, INTPTR, SIZE -> LONGS;
            case BOOL -> FLAGS;
            case ERRVAL -> OBJECTS;
        };
    }
}
