package org.barreleye.flounder.plan;

import java.util.List;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;

/**
 * The layouts of the messages of an interface over one transport between cores of one architecture.
 *
 * @param definition the interface
 * @param architecture of the cores
 * @param transport between them
 * @param messages one plan for each message, by number
 */
public record InterfacePlan(Interface definition, Architecture architecture, Transport transport,
        List<MessagePlan> messages) {
    /** Copies the list. */
    public InterfacePlan {
        messages = List.copyOf(messages);
    }

    /** Plans every message of an interface. */
    public static InterfacePlan of(Interface definition, Architecture architecture, Transport transport) {
        Planner planner = new Planner(architecture, transport);
        return new InterfacePlan(definition, architecture, transport,
                definition.messages().stream().map(planner::plan).toList());
    }

    /** The layout that generated stubs use on every core. */
    public static InterfacePlan canonical(Interface definition, Transport transport) {
        return of(definition, Architecture.CANONICAL, transport);
    }

    /** The plan of one message. */
    public MessagePlan plan(Message message) {
        return messages.get(message.number() - Message.FIRST_NUMBER);
    }
}
