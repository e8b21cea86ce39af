package org.example.outside;

import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.example.outside.greeting.GreetingBinding;
import org.example.outside.greeting.GreetingHandler;
import org.example.outside.greeting.GreetingInterface;
import org.example.outside.greeting.GreetingService;

/** A service and its client, between two threads. */
public final class Threads {
    private Threads() {}

    public static void main(String[] arguments) throws CallFailed {
        HostChannels.UmpPair ends = HostChannels.ump();
        GreetingService service = name -> "good day, " + name;
        Thread thread = new Thread(() -> HostWaiter.serve(
                GreetingInterface.accept(ends.second(), GreetingInterface.handler(service))));
        thread.setDaemon(true);
        thread.start();

        GreetingBinding binding = GreetingInterface.connect(ends.first(), new GreetingHandler() {});
        System.out.println(GreetingInterface.client(binding, new HostWaiter()).greet(arguments[0]));
        binding.close();
    }
}
