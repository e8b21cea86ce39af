package types.extended.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectType;

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
    public static final int BYTES = 20;

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
     */
    public static void write(Capability capability, byte[] slots, int at) {
        Objects.checkFromIndexSize(at, BYTES, slots.length);
        slots[at] = (byte) capability.type().number();
        slots[at + 1] = (byte) capability.rights();
        switch (capability.type()) {
            case RAM -> writeRam((RamCapability) capability, slots, at);
            case FRAME -> writeFrame((FrameCapability) capability, slots, at);
            case ROOT -> writeRoot((RootCapability) capability, slots, at);
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
    public static Capability read(byte[] slots, int at) {
        Objects.checkFromIndexSize(at, BYTES, slots.length);
        return switch (type(slots, at)) {
            case RAM -> readRam(slots, at);
            case FRAME -> readFrame(slots, at);
            case ROOT -> readRoot(slots, at);
            default -> throw new KernelBug("a slot holds no type");
        };
    }

    private static void writeRam(RamCapability capability, byte[] slots, int at) {
        LONGS.set(slots, at + 2, capability.base());
        LONGS.set(slots, at + 10, capability.bytes());
        Arrays.fill(slots, at + 18, at + BYTES, (byte) 0);
    }

    private static RamCapability readRam(byte[] slots, int at) {
        return new RamCapability(rights(slots, at), RamSlot.base(slots, at), RamSlot.bytes(slots, at));
    }

    private static void writeFrame(FrameCapability capability, byte[] slots, int at) {
        LONGS.set(slots, at + 2, capability.base());
        LONGS.set(slots, at + 10, capability.bytes());
        SHORTS.set(slots, at + 18, (short) capability.badge());
    }

    private static FrameCapability readFrame(byte[] slots, int at) {
        return new FrameCapability(rights(slots, at), FrameSlot.base(slots, at), FrameSlot.bytes(slots, at), FrameSlot.badge(slots, at));
    }

    private static void writeRoot(RootCapability capability, byte[] slots, int at) {
        LONGS.set(slots, at + 2, capability.base());
        Arrays.fill(slots, at + 10, at + BYTES, (byte) 0);
    }

    private static RootCapability readRoot(byte[] slots, int at) {
        return new RootCapability(rights(slots, at), RootSlot.base(slots, at));
    }
}
