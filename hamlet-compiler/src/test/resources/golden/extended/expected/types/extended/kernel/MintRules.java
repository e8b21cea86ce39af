package types.extended.kernel;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelError;

/**
 * What mint can make of what: a capability to the same object, with fewer rights or another badge.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class MintRules {
    private MintRules() {
    }

    /**
     * Whether a mint is allowed: {@code NONE}, or the reason why not.
     *
     * @param source what to mint
     * @param minted what is to come of it: {@code BAD_ARGUMENT} if it differs in more than rights
     *     and what the specification lets mint change, {@code MISSING_RIGHTS} if the source
     *     lacks one of its rights
     */
    public static KernelError check(Capability source, Capability minted) {
        if (!Relations.isSameObject(source, minted)) {
            return KernelError.BAD_ARGUMENT;
        }
        return (minted.rights() & ~source.rights()) == 0 ? KernelError.NONE : KernelError.MISSING_RIGHTS;
    }
}
