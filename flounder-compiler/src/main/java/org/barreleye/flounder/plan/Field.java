package org.barreleye.flounder.plan;

import org.barreleye.flounder.model.Scalar;

/** Something that is packed into words. */
public sealed interface Field permits Header, Leaf.Value {
    /** How it travels. */
    Scalar scalar();

    /** What layout tables call it: its path, or a name with {@code #}. */
    String label();
}
