package org.barreleye.domain.quota;

/** Says which quota is reached, how much it is, and who has set it. */
public final class QuotaSentence {
    private static final int CORE_SHIFT = 32;

    private QuotaSentence() {}

    /**
     * Describes a quota that is reached.
     *
     * @param setBy the process that has passed it on, or 0 for the policy of the boot image
     */
    public static String of(Resource resource, Quota quota, long setBy) {
        return resource.error().sentence() + ": it is " + quota.of(resource) + " " + resource.unit() + ", set by "
                + setter(setBy);
    }

    /** Says who has set a quota. */
    public static String setter(long setBy) {
        return setBy == 0 ? "the policy of the boot image"
                : "process " + (setBy >>> CORE_SHIFT) + "." + (setBy & 0xffff_ffffL) + ", which has started it";
    }
}
