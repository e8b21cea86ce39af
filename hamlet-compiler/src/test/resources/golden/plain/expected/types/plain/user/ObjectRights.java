package types.plain.user;

import java.util.StringJoiner;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.types.Rights;

/**
 * What the holder of a capability may do with it: a bit each.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class ObjectRights {
    /**
     * Every right that has a name.
     */
    public static final int ALL = 0;

    private ObjectRights() {
    }

    /**
     * The set of rights that some bits stand for.
     */
    public static Rights of(int bits) {
        return new Rights(bits);
    }

    /**
     * The names of the rights among some bits, for people: {@code read+write}, or {@code no rights}.
     */
    public static String describe(int bits) {
        StringJoiner names = new StringJoiner("+").setEmptyValue("no rights");
        if ((bits & ~ALL) != 0) {
            names.add("0x" + Integer.toHexString(bits & ~ALL));
        }
        return names.toString();
    }
}
