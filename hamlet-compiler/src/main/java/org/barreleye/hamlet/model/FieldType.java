package org.barreleye.hamlet.model;

/** The type of a field. */
public sealed interface FieldType {
    /** The size in bytes, packed. */
    int bytes();

    /** The name of the type in C. */
    String cName();

    /** Dispatches on the kind of type. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind. */
    interface Visitor<R> {
        /** A number. */
        R number(Number type);

        /** A handle. */
        R handle(Handle type);

        /** A reference. */
        R reference(CapabilityPointer type);
    }

    /**
     * A number.
     *
     * @param kind the number type
     */
    record Number(NumberType kind) implements FieldType {
        @Override
        public int bytes() {
            return kind.bytes();
        }

        @Override
        public String cName() {
            return kind.cName();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    /**
     * A handle: a pointer of 64 bits into the kernel, valid on its core only.
     *
     * @param target the C type that it points to
     */
    record Handle(String target) implements FieldType {
        @Override
        public int bytes() {
            return Long.BYTES;
        }

        @Override
        public String cName() {
            return target + "*";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.handle(this);
        }
    }

    /** A pointer to a capability. */
    record CapabilityPointer() implements FieldType {
        /** The C type that it points to. */
        public static final String TARGET = "struct capability";

        @Override
        public int bytes() {
            return Long.BYTES;
        }

        @Override
        public String cName() {
            return TARGET + "*";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reference(this);
        }
    }
}
