package types.extended.user;

import java.util.StringJoiner;
import org.barreleye.kpi.types.Generated;
import org.barreleye.kpi.types.Rights;

/**
 * The rights of capabilities, one bit each.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class ObjectRights {
    /**
     * The right to read.
     */
    public static final int READ = 0x1;

    /**
     * The right to write.
     */
    public static final int WRITE = 0x2;

    /**
     * The right to manage.
     */
    public static final int MANAGE = 0x4;

    /**
     * All rights that have a name.
     */
    public static final int ALL = 0x7;

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
        if ((bits & READ) != 0) {
            names.add("read");
        }
        if ((bits & WRITE) != 0) {
            names.add("write");
        }
        if ((bits & MANAGE) != 0) {
            names.add("manage");
        }
        if ((bits & ~ALL) != 0) {
            names.add("0x" + Integer.toHexString(bits & ~ALL));
        }
        return names.toString();
    }
}
