package org.barreleye.cpudriver.control;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.barreleye.generated.kernel.CNodeCapability;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.user.ObjectType;

/**
 * What happens on a core when the first capability of an object appears, and when the last one goes. Types without a
 * kernel object, plain memory, live and die without anybody noticing.
 */
sealed interface Life {
    /** The life of the objects of a type. */
    static Life of(ObjectType type) {
        return Lives.BY_TYPE.getOrDefault(type, Lives.PLAIN);
    }

    /** The type whose objects live so. */
    ObjectType type();

    /** The first capability is in its slot. */
    void born(KernelControlBlock control, Capability capability);

    /** The last capability has left its slot. */
    void died(KernelControlBlock control, Capability capability);

    /** The table of lives; immutable. */
    final class Lives {
        private static final Life PLAIN = new Plain();
        private static final Map<ObjectType, Life> BY_TYPE = new EnumMap<>(ObjectType.class);

        static {
            List.of(new NodeLife(), new DispatcherLife(), new EndpointLife()).forEach(life -> BY_TYPE.put(life.type(), life));
        }

        private Lives() {}
    }

    /** Memory has no life of its own. */
    record Plain() implements Life {
        @Override
        public ObjectType type() {
            return ObjectType.RAM;
        }

        @Override
        public void born(KernelControlBlock control, Capability capability) {}

        @Override
        public void died(KernelControlBlock control, Capability capability) {}
    }

    /** A node dies with everything in it. */
    record NodeLife() implements Life {
        @Override
        public ObjectType type() {
            return ObjectType.CNODE;
        }

        @Override
        public void born(KernelControlBlock control, Capability capability) {
            control.bear((CNodeCapability) capability);
        }

        @Override
        public void died(KernelControlBlock control, Capability capability) {
            control.bury((CNodeCapability) capability);
        }
    }

    /** A dispatcher is scheduled until it dies. */
    record DispatcherLife() implements Life {
        @Override
        public ObjectType type() {
            return ObjectType.DISPATCHER;
        }

        @Override
        public void born(KernelControlBlock control, Capability capability) {
            control.bear((DispatcherCapability) capability);
        }

        @Override
        public void died(KernelControlBlock control, Capability capability) {
            control.bury((DispatcherCapability) capability);
        }
    }

    /** An endpoint dies with the messages in it. */
    record EndpointLife() implements Life {
        @Override
        public ObjectType type() {
            return ObjectType.END_POINT;
        }

        @Override
        public void born(KernelControlBlock control, Capability capability) {
            control.bear((EndPointCapability) capability);
        }

        @Override
        public void died(KernelControlBlock control, Capability capability) {
            control.bury((EndPointCapability) capability);
        }
    }
}
