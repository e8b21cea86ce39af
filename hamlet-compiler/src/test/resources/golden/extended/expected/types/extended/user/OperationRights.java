package types.extended.user;

import javax.annotation.processing.Generated;

/**
 * The rights that operations need of the capability that they work on, a bit each; 0 where the specification asks for none.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class OperationRights {
    /**
     * What copy needs.
     */
    public static final int COPY = 0;

    /**
     * What mint needs.
     */
    public static final int MINT = 0;

    /**
     * What retype needs.
     */
    public static final int RETYPE = 0;

    /**
     * What delete needs.
     */
    public static final int DELETE = 0;

    /**
     * What revoke needs.
     */
    public static final int REVOKE = ObjectRights.MANAGE;

    /**
     * What transfer needs.
     */
    public static final int TRANSFER = 0;

    private OperationRights() {
    }

    /**
     * Whether some rights include all that are needed.
     */
    public static boolean suffice(int rights, int needed) {
        return (needed & ~rights) == 0;
    }
}
