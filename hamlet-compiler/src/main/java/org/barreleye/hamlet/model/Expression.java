package org.barreleye.hamlet.model;

/** A number that is worked out from constants and fields, as C would. */
public sealed interface Expression {
    /** The width of the result before it is widened to 64 bits. */
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

    /** The width in which C computes; what is narrower is promoted to int. */
    enum Width {
        /** 32 bits, less than 0 possible. */
        INT,
        /** 32 bits, never less than 0. */
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

    /** The content of a field. */
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

    /** Two of them added, in the wider of their widths. */
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
