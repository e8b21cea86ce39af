package types.plain.user;

import java.util.StringJoiner;
import org.barreleye.kpi.types.Generated;
import org.barreleye.kpi.types.Rights;

/**
 * The rights of capabilities, one bit each.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class ObjectRights {
    /**
     * All rights that have a name.
     */
    public static final int ALL = 0;

    private ObjectRights() {
    }

    /**
     * The set of rights with these bits.
     */
    public static Rights of(int bits) {
        return new Rights(bits);
    }

    /**
     * The names of the rights with these bits, for display: {@code read+write}, or {@code no rights}.
     */
    public static String describe(int bits) {
        StringJoiner names = new StringJoiner("+").setEmptyValue("no rights");
        if ((bits & ~ALL) != 0) {
            names.add("0x" + Integer.toHexString(bits & ~ALL));
        }
        return names.toString();
    }
}
