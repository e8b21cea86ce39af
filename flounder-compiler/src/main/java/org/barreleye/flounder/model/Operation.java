package org.barreleye.flounder.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** An operation of an interface. */
public sealed interface Operation extends Located {
    /** As in the source. */
    String name();

    /** The comment before it. */
    Documentation documentation();

    /** Hints for particular transports, which ours ignore. */
    List<Meta> metas();

    /** The messages that carry it, by number. */
    List<Message> messages();

    /** Answers a question for each kind of operation. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One answer for each kind of operation.
     *
     * @param <R> the type of the answer
     */
    interface Visitor<R> {
        /** For a message without reply. */
        R oneWay(OneWay operation);

        /** For a call with one reply. */
        R rpc(Rpc operation);
    }

    /**
     * A message without reply, which either side may send.
     *
     * @param message its message
     * @param documentation the comment before it
     * @param metas hints for particular transports
     * @param span the place of its declaration
     */
    record OneWay(Message message, Documentation documentation, List<Meta> metas, Span span) implements Operation {
        /** Copies the list. */
        public OneWay {
            metas = List.copyOf(metas);
        }

        @Override
        public String name() {
            return message.name();
        }

        @Override
        public List<Message> messages() {
            return List.of(message);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.oneWay(this);
        }
    }

    /**
     * A call with one reply.
     *
     * @param name as in the source
     * @param arguments its arguments and results, in the order of the source
     * @param call the message with all that goes in
     * @param response the message with all that comes out
     * @param documentation the comment before it
     * @param metas hints for particular transports
     * @param span the place of its declaration
     */
    record Rpc(String name, List<Argument> arguments, Message call, Message response, Documentation documentation,
            List<Meta> metas, Span span) implements Operation {
        /** Copies the lists. */
        public Rpc {
            arguments = List.copyOf(arguments);
            metas = List.copyOf(metas);
        }

        @Override
        public List<Message> messages() {
            return List.of(call, response);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rpc(this);
        }
    }

    /**
     * An argument or a result of an rpc.
     *
     * @param direction into or out of
     * @param parameter the value
     */
    record Argument(Direction direction, Parameter parameter) {}

    /** Seen from the side that serves. */
    enum Direction {
        /** With the call. */
        IN,
        /** With the response. */
        OUT
    }
}
