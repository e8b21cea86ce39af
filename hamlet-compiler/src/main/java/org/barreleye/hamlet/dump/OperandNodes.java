package org.barreleye.hamlet.dump;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.barreleye.hamlet.model.Expression;

/** The operands of an expression, as the array of what is added. */
enum OperandNodes implements Expression.Visitor<ArrayNode> {
    INSTANCE;

    @Override
    public ArrayNode constant(Expression.ConstantOperand operand) {
        ArrayNode operands = JsonNodeFactory.instance.arrayNode();
        operands.addObject().put("constant", operand.constant().name());
        return operands;
    }

    @Override
    public ArrayNode field(Expression.FieldOperand operand) {
        ArrayNode operands = JsonNodeFactory.instance.arrayNode();
        operands.addObject().put("field", operand.field().name());
        return operands;
    }

    @Override
    public ArrayNode sum(Expression.Sum sum) {
        return sum.left().accept(this).addAll(sum.right().accept(this));
    }
}
