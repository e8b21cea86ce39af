package org.barreleye.flounder.emit;

import java.util.List;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;

/**
 * A message with all that generated code calls it.
 *
 * @param operation which it carries, or a part of it
 * @param message what travels
 * @param typeName what methods and types are called after: {@code Weigh}
 * @param methodName the method of the operation: {@code weigh}
 * @param constant its number: {@code WEIGH_CALL}
 * @param arguments what it carries
 */
record Carried(Operation operation, Message message, String typeName, String methodName, String constant,
        List<Argument> arguments) {
    Carried {
        arguments = List.copyOf(arguments);
    }

    /** What methods that deal with this message alone end with: {@code WeighCall}. */
    String suffix() {
        return switch (message.kind()) {
            case MESSAGE -> typeName;
            case CALL -> typeName + "Call";
            case RESPONSE -> typeName + "Response";
        };
    }
}
