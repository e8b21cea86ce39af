package org.barreleye.kpi.host.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.kpi.host.SharedSettings;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.InterfaceIdentity;

/**
 * A process at one end of {@code post}. Commands: {@code create}, {@code connect}, {@code accept}, {@code bind},
 * {@code call NUMBER}, {@code stream}, {@code letters NUMBER}, {@code close}. It answers calls with twice the number,
 * but keeps those of a negative number.
 */
public final class PostPeer implements PostHandler, PostBinding.EchoContinuation {
    public static final String SERVICE = "post";
    public static final InterfaceIdentity IDENTITY = new InterfaceIdentity(Post.NAME, "12".repeat(32));

    private final SharedChannels channels;
    private final HostWaiter waiter = new HostWaiter();
    private final List<EchoReply> kept = new ArrayList<>();
    private SharedService service;
    private SharedConnection connection;
    private PostBinding binding;
    private boolean streaming;
    private long lettersToSend;
    private long sent;
    private long received;

    private PostPeer(SharedChannels channels) {
        this.channels = channels;
    }

    /** Arguments: the folder, and the milliseconds after which a silent process is given up. */
    public static void main(String[] arguments) throws IOException {
        Queue<String> commands = new ConcurrentLinkedQueue<>();
        Thread reader = new Thread(() -> read(commands), "commands");
        reader.setDaemon(true);
        reader.start();
        SharedSettings settings = SharedSettings.DEFAULT.withConnectTimeout(Duration.ofMinutes(2))
                .withSilenceMax(Duration.ofMillis(Long.parseLong(arguments[1])));
        try (SharedChannels channels = HostChannels.shared(Path.of(arguments[0]), settings)) {
            new PostPeer(channels).run(commands);
        }
    }

    private static void read(Queue<String> commands) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                commands.add(line);
            }
        } catch (IOException ended) {
            // as the end of the commands
        }
        commands.add("end");
    }

    private void run(Queue<String> commands) throws IOException {
        while (true) {
            String command = commands.poll();
            if ("end".equals(command)) {
                return;
            }
            if (command != null) {
                obey(command.split(" "));
            }
            boolean busy = binding != null && binding.poll();
            while (binding != null && (streaming || lettersToSend > 0) && binding.tryLetter(sent)) {
                sent++;
                lettersToSend--;
                busy = true;
            }
            if (busy || command != null) {
                waiter.onProgress();
            } else {
                waiter.pause(HostWaiter.FOREVER);
            }
        }
    }

    private void obey(String[] words) throws IOException {
        switch (words[0]) {
            case "create" -> service = channels.create(SERVICE, IDENTITY);
            case "connect" -> connection = channels.connect(SERVICE, IDENTITY);
            case "accept" -> connection = awaitClient();
            case "bind" -> binding = Post.open(connection.channel(), this,
                    service == null ? Role.CONNECTS : Role.ACCEPTS);
            case "call" -> binding.sendEcho(Long.parseLong(words[1]), this);
            case "stream" -> streaming = true;
            case "letters" -> lettersToSend = Long.parseLong(words[1]);
            case "close" -> {
                binding.close();
                connection.close();
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        say("done " + words[0]);
    }

    private SharedConnection awaitClient() {
        Optional<SharedConnection> next = service.accept();
        while (next.isEmpty()) {
            waiter.pause(HostWaiter.FOREVER);
            next = service.accept();
        }
        return next.get();
    }

    private static void say(String report) {
        System.out.println(report);
        System.out.flush();
    }

    @Override
    public void onBound() {
        say("bound");
    }

    @Override
    public void onClosed(Failure reason) {
        say("closed after " + received + ": " + reason);
    }

    @Override
    public void letter(long value) {
        if (value != received) {
            say("wrong letter " + value + " instead of " + received);
        }
        received++;
    }

    @Override
    public void echo(long value, EchoReply reply) {
        if (value < 0) {
            kept.add(reply);
            say("kept " + value);
        } else {
            reply.reply(2 * value);
        }
    }

    @Override
    public void replied(long again) {
        say("replied " + again);
    }

    @Override
    public void failed(Failure failure) {
        say("failed " + failure.kind());
    }
}
