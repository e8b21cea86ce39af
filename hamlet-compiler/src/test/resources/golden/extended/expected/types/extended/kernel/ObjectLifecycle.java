package types.extended.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The creation and destruction of kernel objects: a pair of methods for each type with the
 * attribute {@code object}, or for each template that passes it on with its invocations.
 * Types without it need no action.
 *
 * @param <C> the state that the methods work on, which the kernel defines
 */
@Generated("org.barreleye.hamlet: input.hl")
public interface ObjectLifecycle<C> {
    /**
     * Creates the object of a capability, if its type has one. Called when the first capability to the object is in its slot.
     */
    default void create(C context, Capability capability) {
        switch (capability.type()) {
            case ROOT -> createRoot(context, (RootCapability) capability);
            default -> { }
        }
    }

    /**
     * Destroys the object of a capability, if its type has one. Called when the last capability to the object has left its slot.
     */
    default void destroy(C context, Capability capability) {
        switch (capability.type()) {
            case ROOT -> destroyRoot(context, (RootCapability) capability);
            default -> { }
        }
    }

    /**
     * Creates the object of a Root capability.
     */
    void createRoot(C context, RootCapability capability);

    /**
     * Destroys the object of a Root capability.
     */
    void destroyRoot(C context, RootCapability capability);
}
