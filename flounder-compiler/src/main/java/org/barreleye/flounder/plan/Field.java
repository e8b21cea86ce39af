package org.barreleye.flounder.plan;

import org.barreleye.flounder.model.Scalar;

/** Something that is packed into words. */
public sealed interface Field permits Header, Leaf.Value {
    /** The type that is sent. */
    Scalar scalar();

    /** The name in layout tables: its path, or a name with {@code #}. */
    String label();
}
