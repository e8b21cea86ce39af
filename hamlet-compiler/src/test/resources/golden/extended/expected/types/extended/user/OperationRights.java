package types.extended.user;

import org.barreleye.kpi.types.Generated;

/**
 * The rights that an operation needs on its capability, one bit each; 0 if none.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class OperationRights {
    /**
     * The rights that copy needs.
     */
    public static final int COPY = 0;

    /**
     * The rights that mint needs.
     */
    public static final int MINT = 0;

    /**
     * The rights that retype needs.
     */
    public static final int RETYPE = 0;

    /**
     * The rights that delete needs.
     */
    public static final int DELETE = 0;

    /**
     * The rights that revoke needs.
     */
    public static final int REVOKE = ObjectRights.MANAGE;

    /**
     * The rights that transfer needs.
     */
    public static final int TRANSFER = 0;

    private OperationRights() {
    }

    /**
     * Tests whether rights include all needed ones.
     */
    public static boolean suffice(int rights, int needed) {
        return (needed & ~rights) == 0;
    }
}
