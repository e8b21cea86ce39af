package types.extended.kernel;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.Generated;

/**
 * The rules of mint, which makes a capability to the same object with fewer rights or other mintable fields.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class MintRules {
    private MintRules() {
    }

    /**
     * Checks whether a mint is allowed.
     *
     * @param source the capability to mint
     * @param minted the intended result
     * @return {@code NONE}; {@code BAD_ARGUMENT} if the result differs in a field that mint
     *     cannot change, {@code MISSING_RIGHTS} if the source lacks one of its rights
     */
    public static KernelError check(Capability source, Capability minted) {
        if (!Relations.isSameObject(source, minted)) {
            return KernelError.BAD_ARGUMENT;
        }
        return (minted.rights() & ~source.rights()) == 0 ? KernelError.NONE : KernelError.MISSING_RIGHTS;
    }
}
