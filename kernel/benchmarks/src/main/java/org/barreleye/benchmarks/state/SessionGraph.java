package org.barreleye.benchmarks.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/**
 * A graph of objects of the kinds that a machine with its software consists of: cores with clocks and registers,
 * sessions, queues, small arrays, references back to the whole. Every class has a hand-written copy method too.
 */
final class SessionGraph implements Copyable {
    private static final int SESSIONS_PER_CORE = 4;

    private final List<Core> cores = new ArrayList<>();
    private final SortedMap<Long, Session> sessions = new TreeMap<>();
    private long[] times;
    private int[] kinds;
    private long now;

    private SessionGraph() {}

    /** Returns a graph of so many cores. */
    static SessionGraph of(int cores) {
        SessionGraph graph = new SessionGraph();
        graph.times = new long[4 * cores];
        graph.kinds = new int[4 * cores];
        for (int core = 0; core < cores; core++) {
            graph.cores.add(new Core(graph, core));
        }
        for (int number = 0; number < SESSIONS_PER_CORE * cores; number++) {
            Core client = graph.cores.get(number % cores);
            Session session = new Session(client, graph.cores.get(number * 7 % cores), number);
            graph.sessions.put((long) number, session);
            client.open.add(session);
        }
        return graph;
    }

    /** Returns a copy by the hand-written methods. */
    SessionGraph copyByHand() {
        return copy(new IdentityHashMap<>());
    }

    private SessionGraph copy(Map<Object, Object> copies) {
        SessionGraph copy = new SessionGraph();
        copies.put(this, copy);
        copy.times = times.clone();
        copy.kinds = kinds.clone();
        copy.now = now;
        for (Core core : cores) {
            copy.cores.add(core.copy(copies));
        }
        sessions.forEach((number, session) -> copy.sessions.put(number, session.copy(copies)));
        return copy;
    }

    /** Returns a number that depends on every object and on the references between them. */
    long digest() {
        long digest = now + Arrays.hashCode(times) + Arrays.hashCode(kinds);
        for (Core core : cores) {
            digest = 31 * digest + core.digest(this);
        }
        for (Session session : sessions.values()) {
            digest = 31 * digest + session.digest(cores);
        }
        return digest;
    }

    private static final class Core implements Copyable {
        private final SessionGraph graph;
        private final int number;
        private final Clock clock;
        private final long[] registers;
        private final Deque<Long> received;
        private final List<Session> open;
        private Optional<String> failure = Optional.empty();
        private boolean halted;

        Core(SessionGraph graph, int number) {
            this.graph = graph;
            this.number = number;
            clock = new Clock(number);
            registers = new long[16];
            Arrays.fill(registers, number);
            received = new ArrayDeque<>(List.of(1L, 2L, (long) number));
            open = new ArrayList<>();
        }

        private Core(Core source, Map<Object, Object> copies) {
            copies.put(source, this);
            graph = source.graph.existing(copies);
            number = source.number;
            clock = source.clock.copy(copies);
            registers = source.registers.clone();
            received = new ArrayDeque<>(source.received);
            open = new ArrayList<>(source.open.size());
            for (Session session : source.open) {
                open.add(session.copy(copies));
            }
            failure = source.failure;
            halted = source.halted;
        }

        Core copy(Map<Object, Object> copies) {
            Core existing = (Core) copies.get(this);
            return existing == null ? new Core(this, copies) : existing;
        }

        long digest(SessionGraph whole) {
            return number + clock.time + clock.skew + Arrays.hashCode(registers)
                    + received.stream().mapToLong(n -> n).sum() + open.size()
                    + (graph == whole ? 1 : 0) + (halted ? 1 : 0) + failure.hashCode();
        }
    }

    private static final class Clock implements Copyable {
        private final long skew;
        private long time;

        Clock(long skew) {
            this.skew = skew;
        }

        Clock copy(Map<Object, Object> copies) {
            Clock existing = (Clock) copies.get(this);
            if (existing != null) {
                return existing;
            }
            Clock copy = new Clock(skew);
            copies.put(this, copy);
            copy.time = time;
            return copy;
        }
    }

    private static final class Session implements Copyable {
        private final Core client;
        private final Core server;
        private final String name;
        private final byte[] buffer;
        private int filled;

        Session(Core client, Core server, int number) {
            this.client = client;
            this.server = server;
            name = "session " + number;
            buffer = new byte[64];
            buffer[0] = (byte) number;
        }

        private Session(Session source, Map<Object, Object> copies) {
            copies.put(source, this);
            client = source.client.copy(copies);
            server = source.server.copy(copies);
            name = source.name;
            buffer = source.buffer.clone();
            filled = source.filled;
        }

        Session copy(Map<Object, Object> copies) {
            Session existing = (Session) copies.get(this);
            return existing == null ? new Session(this, copies) : existing;
        }

        long digest(List<Core> cores) {
            return name.hashCode() + Arrays.hashCode(buffer) + filled + cores.indexOf(client)
                    + 31L * cores.indexOf(server);
        }
    }

    private SessionGraph existing(Map<Object, Object> copies) {
        return (SessionGraph) copies.get(this);
    }
}
