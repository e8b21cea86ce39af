package org.barreleye.hamlet.model;

/** An expression over constants and fields, with the arithmetic of C. */
public sealed interface Expression {
    /** The width of the result before it is extended to 64 bits. */
    Width width();

    /** Dispatches on the kind of expression. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind. */
    interface Visitor<R> {
        /** A constant. */
        R constant(ConstantOperand operand);

        /** A field. */
        R field(FieldOperand operand);

        /** A sum. */
        R sum(Sum sum);
    }

    /** The width of an operation in C; narrower operands are promoted to int. */
    enum Width {
        /** 32 bits, signed. */
        INT,
        /** 32 bits, unsigned. */
        UINT,
        /** 64 bits. */
        LONG
    }

    /** A constant. */
    record ConstantOperand(Constant constant) implements Expression {
        @Override
        public Width width() {
            return constant.isInt() ? Width.INT : Width.LONG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** The value of a field. */
    record FieldOperand(Field field) implements Expression {
        @Override
        public Width width() {
            if (field.type() instanceof FieldType.Number number && number.kind().bytes() < Long.BYTES) {
                return number.kind().bytes() == Integer.BYTES && !number.kind().isSigned() ? Width.UINT : Width.INT;
            }
            return Width.LONG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }
    }

    /** The sum of two expressions, in the larger of their widths. */
    record Sum(Expression left, Expression right) implements Expression {
        @Override
        public Width width() {
            return left.width().compareTo(right.width()) >= 0 ? left.width() : right.width();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sum(this);
        }
    }
}
