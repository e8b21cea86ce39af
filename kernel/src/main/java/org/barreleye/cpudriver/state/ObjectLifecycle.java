package org.barreleye.cpudriver.state;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.user.ObjectType;

/**
 * What happens on a core when the first capability of an object appears, and when the last one goes. Types without a
 * kernel object, plain memory, live and die without anybody noticing.
 */
sealed interface ObjectLifecycle {
    /** The life of the objects of a type. */
    static ObjectLifecycle of(ObjectType type) {
        return switch (type) {
            case L1CNODE, L2CNODE -> new CNodeLifecycle();
            case DISPATCHER -> new DispatcherLifecycle();
            case END_POINT -> new EndpointLifecycle();
            case MAILBOX -> new MailboxLifecycle();
            default -> new NoObject();
        };
    }

    /** The first capability is in its slot. */
    void create(KernelControlBlock control, Capability capability);

    /** The last capability has left its slot. */
    void destroy(KernelControlBlock control, Capability capability);

    /** Memory has no life of its own. */
    record NoObject() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {}

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {}
    }

    /** A node dies with everything in it. */
    record CNodeLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {
            control.createCNode(capability);
        }

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.destroyCNode(capability);
        }
    }

    /** A dispatcher is scheduled until it dies. */
    record DispatcherLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {
            control.createObject((DispatcherCapability) capability);
        }

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.destroyObject((DispatcherCapability) capability);
        }
    }

    /** An end of a channel is opened before there is a capability to it, and closed with the last. */
    record MailboxLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {}

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.mailbox().remove(((MailboxCapability) capability).number());
        }
    }

    /** An endpoint dies with the messages in it. */
    record EndpointLifecycle() implements ObjectLifecycle {
        @Override
        public void create(KernelControlBlock control, Capability capability) {
            control.createObject((EndPointCapability) capability);
        }

        @Override
        public void destroy(KernelControlBlock control, Capability capability) {
            control.destroyObject((EndPointCapability) capability);
        }
    }
}
