package types.plain.user;

import java.util.Optional;
import org.barreleye.kpi.types.Generated;

/**
 * The types of capabilities, in the order of their numbers, with their attributes.
 */
@Generated("org.barreleye.hamlet: input.hl")
public enum ObjectType {
    /**
     * The type Ram.
     */
    RAM("Ram", 0, -1, 1L, 0L, Space.MEMORY),

    /**
     * The type Dispatcher.
     */
    DISPATCHER("Dispatcher", 1, 0, 1L, 0x1000L, Space.MEMORY),

    /**
     * The type EndPoint.
     */
    END_POINT("EndPoint", 2, 1, 1L, 0L, Space.MEMORY),

    /**
     * The type Mapping.
     */
    MAPPING("Mapping", 3, -1, 1L, 0L, Space.MEMORY),

    /**
     * The type Kernel.
     */
    KERNEL("Kernel", 4, -1, 1L, 0L, Space.MEMORY);

    private static final ObjectType[] BY_NUMBER = new ObjectType[5];

    static {
        for (ObjectType type : values()) {
            BY_NUMBER[type.number] = type;
        }
    }

    private final int attributes;

    private final String declaredName;

    private final int number;

    private final int parent;

    private final long alignment;

    private final long fixedSize;

    private final Space space;

    ObjectType(String declaredName, int number, int parent, long alignment, long fixedSize,
            Space space, Attribute... attributes) {
        this.declaredName = declaredName;
        this.number = number;
        this.parent = parent;
        this.alignment = alignment;
        this.fixedSize = fixedSize;
        this.space = space;
        int mask = 0;
        for (Attribute attribute : attributes) {
            mask |= 1 << attribute.ordinal();
        }
        this.attributes = mask;
    }

    /**
     * Tests whether a type has this number.
     */
    public static boolean isNumber(long number) {
        return number >= 0 && number < BY_NUMBER.length && BY_NUMBER[(int) number] != null;
    }

    /**
     * The type with a number.
     *
     * @throws IllegalArgumentException if no type has it
     */
    public static ObjectType of(int number) {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("no type of capabilities has the number " + number);
        }
        return BY_NUMBER[number];
    }

    /**
     * The name in the specification.
     */
    public String declaredName() {
        return declaredName;
    }

    /**
     * The number, 0 .. 254.
     */
    public int number() {
        return number;
    }

    /**
     * The type that this type is retyped from, other than itself; empty for a root.
     */
    public Optional<ObjectType> parent() {
        return parent < 0 ? Optional.empty() : Optional.of(of(parent));
    }

    /**
     * The alignment of objects: a power of two.
     */
    public long alignment() {
        return alignment;
    }

    /**
     * The size of every object, unsigned; 0 if objects differ in size, or have none.
     */
    public long fixedSize() {
        return fixedSize;
    }

    /**
     * The space that the ranges of this type lie in.
     */
    public Space space() {
        return space;
    }

    /**
     * Tests whether the type has an attribute.
     */
    public boolean has(Attribute attribute) {
        return (attributes & 1 << attribute.ordinal()) != 0;
    }

    /**
     * Tests whether the memory of its objects is reclaimed when the last capability to it is deleted.
     */
    public boolean isBacked() {
        return has(Attribute.BACKED);
    }

    /**
     * Tests whether the memory of its objects is cleared when they are created.
     */
    public boolean isZeroed() {
        return has(Attribute.ZEROED);
    }

    /**
     * Tests whether the ownership of its objects can move to another core.
     */
    public boolean isMoveable() {
        return has(Attribute.MOVEABLE);
    }

    /**
     * Tests whether its capabilities can be sent to other cores.
     */
    public boolean isTransferable() {
        return has(Attribute.TRANSFERABLE);
    }

    /**
     * Tests whether its objects can be mapped into an address space.
     */
    public boolean isMappable() {
        return has(Attribute.MAPPABLE);
    }

    /**
     * Tests whether each of its objects is owned by one core.
     */
    public boolean isLocal() {
        return has(Attribute.LOCAL);
    }

    /**
     * Tests whether it represents page table entries that name an object of its parent type; no retype makes it.
     */
    public boolean isMapping() {
        return has(Attribute.MAPPING);
    }

    /**
     * Tests whether the kernel creates an object for the first capability and destroys it after the last.
     */
    public boolean isObject() {
        return has(Attribute.OBJECT);
    }
}
