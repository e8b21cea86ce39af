package org.barreleye.benchmarks.capability;

import org.barreleye.benchmarks.capabilities.kernel.Capability;
import org.barreleye.benchmarks.capabilities.kernel.DeviceCapability;
import org.barreleye.benchmarks.capabilities.kernel.DeviceMappingCapability;
import org.barreleye.benchmarks.capabilities.kernel.DispatcherCapability;
import org.barreleye.benchmarks.capabilities.kernel.EndPointCapability;
import org.barreleye.benchmarks.capabilities.kernel.FrameCapability;
import org.barreleye.benchmarks.capabilities.kernel.MappingCapability;
import org.barreleye.benchmarks.capabilities.kernel.MemoryCapability;
import org.barreleye.benchmarks.capabilities.kernel.NodeCapability;
import org.barreleye.benchmarks.capabilities.kernel.NotificationCapability;
import org.barreleye.benchmarks.capabilities.kernel.RamCapability;
import org.barreleye.benchmarks.capabilities.kernel.TableCapability;
import org.barreleye.benchmarks.capabilities.kernel.VectorsCapability;
import org.barreleye.benchmarks.capabilities.user.ObjectType;

/** Hand-written predicates for these twelve types: switches over the type. */
final class HandWrittenRelations {
    private static final long PAGE = 4096;

    private HandWrittenRelations() {}

    static long address(Capability capability) {
        return switch (capability.type()) {
            case MEMORY -> ((MemoryCapability) capability).base();
            case RAM -> ((RamCapability) capability).base();
            case FRAME -> ((FrameCapability) capability).base();
            case NODE -> ((NodeCapability) capability).base();
            case DISPATCHER -> ((DispatcherCapability) capability).base();
            case END_POINT -> ((EndPointCapability) capability).base();
            case TABLE -> ((TableCapability) capability).base();
            case MAPPING -> ((MappingCapability) capability).base();
            case DEVICE -> ((DeviceCapability) capability).base();
            case DEVICE_MAPPING -> ((DeviceMappingCapability) capability).base();
            case VECTORS -> ((VectorsCapability) capability).first();
            case NOTIFICATION -> ((NotificationCapability) capability).first();
        };
    }

    static long size(Capability capability) {
        return switch (capability.type()) {
            case MEMORY -> ((MemoryCapability) capability).bytes();
            case RAM -> ((RamCapability) capability).bytes();
            case FRAME -> ((FrameCapability) capability).bytes();
            case NODE, DISPATCHER, TABLE -> PAGE;
            case END_POINT -> {
                int bits = ((EndPointCapability) capability).bits();
                yield bits < Long.SIZE ? 1L << bits : 0;
            }
            case MAPPING -> ((MappingCapability) capability).bytes();
            case DEVICE -> ((DeviceCapability) capability).bytes();
            case DEVICE_MAPPING -> ((DeviceMappingCapability) capability).bytes();
            case VECTORS -> ((VectorsCapability) capability).count();
            case NOTIFICATION -> ((NotificationCapability) capability).count();
        };
    }

    private static int root(ObjectType type) {
        return switch (type) {
            case MEMORY, RAM, FRAME, NODE, DISPATCHER, END_POINT, TABLE, MAPPING -> 0;
            case DEVICE, DEVICE_MAPPING -> 1;
            case VECTORS, NOTIFICATION -> 2;
        };
    }

    static int compare(Capability left, Capability right) {
        int order = Integer.compare(root(left.type()), root(right.type()));
        if (order == 0) {
            order = Long.compareUnsigned(address(left), address(right));
        }
        if (order == 0) {
            order = Long.compareUnsigned(size(right), size(left));
        }
        if (order == 0) {
            order = Integer.compare(left.type().number(), right.type().number());
        }
        return order == 0 ? compareFields(left, right) : order;
    }

    private static int compareFields(Capability left, Capability right) {
        return switch (left.type()) {
            case NODE -> Long.compareUnsigned(((NodeCapability) left).guard(), ((NodeCapability) right).guard());
            case MAPPING -> Long.compareUnsigned(((MappingCapability) left).entry(),
                    ((MappingCapability) right).entry());
            case DEVICE_MAPPING -> Long.compareUnsigned(
                    ((DeviceMappingCapability) left).entry(), ((DeviceMappingCapability) right).entry());
            case NOTIFICATION -> Long.compareUnsigned(
                    ((NotificationCapability) left).badge(), ((NotificationCapability) right).badge());
            default -> 0;
        };
    }

    private static boolean isBelow(ObjectType type, ObjectType ancestor) {
        return switch (ancestor) {
            case MEMORY -> root(type) == 0;
            case RAM -> root(type) == 0 && type != ObjectType.MEMORY;
            case FRAME -> type == ObjectType.FRAME || type == ObjectType.MAPPING;
            case DISPATCHER -> type == ObjectType.END_POINT;
            case DEVICE -> root(type) == 1;
            case VECTORS -> root(type) == 2;
            default -> false;
        };
    }

    static boolean isDescendant(Capability child, Capability ancestor) {
        if (!isBelow(child.type(), ancestor.type())) {
            return false;
        }
        long offset = address(child) - address(ancestor);
        long size = size(ancestor);
        return Long.compareUnsigned(address(child), address(ancestor)) >= 0
                && Long.compareUnsigned(offset, size) < 0
                && Long.compareUnsigned(size(child), size - offset) <= 0
                && (child.type() != ancestor.type() || size(child) != size);
    }
}
