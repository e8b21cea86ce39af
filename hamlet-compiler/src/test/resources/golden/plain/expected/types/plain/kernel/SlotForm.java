package types.plain.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.plain.user.ObjectType;

/**
 * The packed form of capabilities in slots. The first byte is the number of the type, the second
 * the rights; the fields follow in their order, little-endian, without gaps. Unused bytes are 0. A
 * slot is named by an array and the index of its first byte.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class SlotForm {
    /**
     * The size of a slot for a capability of any type.
     */
    public static final int BYTES = 14;

    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private SlotForm() {
    }

    /**
     * Writes a capability to a slot.
     *
     * @param capability the capability
     * @param slots the array that contains the slot
     * @param at the index of its first byte
     * @param referents the numbers of the capabilities that it refers to
     */
    public static void write(Capability capability, byte[] slots, int at, Referents referents) {
        Objects.checkFromIndexSize(at, BYTES, slots.length);
        slots[at] = (byte) capability.type().number();
        slots[at + 1] = (byte) capability.rights();
        switch (capability.type()) {
            case RAM -> writeRam((RamCapability) capability, slots, at);
            case DISPATCHER -> writeDispatcher((DispatcherCapability) capability, slots, at);
            case END_POINT -> writeEndPoint((EndPointCapability) capability, slots, at);
            case MAPPING -> writeMapping((MappingCapability) capability, slots, at, referents);
            case KERNEL -> writeKernel((KernelCapability) capability, slots, at);
            default -> throw new KernelBug("a capability has no type");
        }
    }

    /**
     * The type of the capability in a slot.
     */
    public static ObjectType type(byte[] slots, int at) {
        return ObjectType.of(slots[at] & 0xff);
    }

    /**
     * The rights of the capability in a slot, one bit each, 0 .. 255.
     */
    public static int rights(byte[] slots, int at) {
        return slots[at + 1] & 0xff;
    }

    /**
     * Reads a capability from a slot that {@link #write} has filled.
     */
    public static Capability read(byte[] slots, int at, Referents referents) {
        Objects.checkFromIndexSize(at, BYTES, slots.length);
        return switch (type(slots, at)) {
            case RAM -> readRam(slots, at);
            case DISPATCHER -> readDispatcher(slots, at);
            case END_POINT -> readEndPoint(slots, at);
            case MAPPING -> readMapping(slots, at, referents);
            case KERNEL -> readKernel(slots, at);
            default -> throw new KernelBug("a slot holds no type");
        };
    }

    private static void writeRam(RamCapability capability, byte[] slots, int at) {
        LONGS.set(slots, at + 2, capability.base());
        slots[at + 10] = (byte) capability.bits();
        Arrays.fill(slots, at + 11, at + BYTES, (byte) 0);
    }

    private static RamCapability readRam(byte[] slots, int at) {
        return new RamCapability(rights(slots, at), RamSlot.base(slots, at), RamSlot.bits(slots, at));
    }

    private static void writeDispatcher(DispatcherCapability capability, byte[] slots, int at) {
        LONGS.set(slots, at + 2, capability.dcb());
        Arrays.fill(slots, at + 10, at + BYTES, (byte) 0);
    }

    private static DispatcherCapability readDispatcher(byte[] slots, int at) {
        return new DispatcherCapability(rights(slots, at), DispatcherSlot.dcb(slots, at));
    }

    private static void writeEndPoint(EndPointCapability capability, byte[] slots, int at) {
        LONGS.set(slots, at + 2, capability.listener());
        INTS.set(slots, at + 10, (int) capability.offset());
    }

    private static EndPointCapability readEndPoint(byte[] slots, int at) {
        return new EndPointCapability(rights(slots, at), EndPointSlot.listener(slots, at), EndPointSlot.offset(slots, at));
    }

    private static void writeMapping(MappingCapability capability, byte[] slots, int at,
            Referents referents) {
        LONGS.set(slots, at + 2, referents.numberOf(capability.frame()));
        INTS.set(slots, at + 10, capability.slot());
    }

    private static MappingCapability readMapping(byte[] slots, int at, Referents referents) {
        return new MappingCapability(rights(slots, at), referents.numbered(MappingSlot.frame(slots, at)), MappingSlot.slot(slots, at));
    }

    private static void writeKernel(KernelCapability capability, byte[] slots, int at) {
        Arrays.fill(slots, at + 2, at + BYTES, (byte) 0);
    }

    private static KernelCapability readKernel(byte[] slots, int at) {
        return new KernelCapability(rights(slots, at));
    }
}
