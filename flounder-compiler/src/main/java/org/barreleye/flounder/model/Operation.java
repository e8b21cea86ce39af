package org.barreleye.flounder.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** What an interface lets its users do. */
public sealed interface Operation extends Located {
    /** As in the source. */
    String name();

    /** What the author says about it. */
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
     * @param <R> what the answer is
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
     * @param message what travels
     * @param documentation what the author says about it
     * @param metas hints for particular transports
     * @param span where it is declared
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
     * @param arguments what goes in and comes out, in the order of the source
     * @param call what asks: all that goes in
     * @param response what answers: all that comes out
     * @param documentation what the author says about it
     * @param metas hints for particular transports
     * @param span where it is declared
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
     * What goes into or comes out of an rpc.
     *
     * @param direction into or out of
     * @param parameter what
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
