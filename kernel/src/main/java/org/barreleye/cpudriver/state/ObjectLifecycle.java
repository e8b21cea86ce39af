package org.barreleye.cpudriver.state;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.user.ObjectType;

/**
 * The creation and destruction of kernel objects: the actions after the first capability to an object was inserted and
 * after the last one was deleted. Types without a kernel object, such as plain memory, need none.
 */
sealed interface ObjectLifecycle {
    /** The lifecycle of the objects of a type. */
    static ObjectLifecycle of(ObjectType type) {
        return switch (type) {
            case L1CNODE, L2CNODE -> new CNodeLifecycle();
            case DISPATCHER -> new DispatcherLifecycle();
            case END_POINT -> new EndpointLifecycle();
            case MAILBOX -> new MailboxLifecycle();
            default -> new NoObject();
        };
    }

    /** Creates the object. Its first capability is in its slot. */
    void create(KernelControlBlock control, Capability capability);

    /** Destroys the object. Its last capability has been deleted. */
    void destroy(KernelControlBlock control, Capability capability);

    /** Types without a kernel object. */
    record NoObject() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {}

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {}
    }

    /** A CNode is destroyed with the capabilities in it. */
    record CNodeLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {
            control.objects().createCNode(capability);
        }

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.deletion().deleteAll(control.objects().removeCNode(capability));
        }
    }

    /** A dispatcher is scheduled until it is destroyed. */
    record DispatcherLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {
            control.objects().createDispatcher((DispatcherCapability) capability);
        }

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.objects().removeDispatcher((DispatcherCapability) capability);
        }
    }

    /** An end of a mailbox channel is opened before its first capability is inserted, and closed after the last. */
    record MailboxLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {}

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.mailbox().remove(((MailboxCapability) capability).number());
        }
    }

    /** An endpoint is destroyed with the messages in it. */
    record EndpointLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {
            control.objects().createEndpoint((EndPointCapability) capability);
        }

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.deletion().deleteAll(control.objects().removeEndpoint((EndPointCapability) capability));
        }
    }
}
