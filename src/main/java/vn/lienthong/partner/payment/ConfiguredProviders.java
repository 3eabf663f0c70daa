package vn.lienthong.partner.payment;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** All members of all groups, each id once. */
@Component
final class ConfiguredProviders implements PaymentProviders {

    private final Map<String, PaymentProvider> providers = new TreeMap<>();

    ConfiguredProviders(ObjectProvider<ProviderGroup> groups) {
        groups.stream().flatMap(group -> group.members().stream()).forEach(this::add);
    }

    private void add(PaymentProvider provider) {
        if (providers.putIfAbsent(provider.id(), provider) != null) {
            throw new IllegalArgumentException("two payment providers are called " + provider.id());
        }
    }

    @Override
    public Optional<PaymentProvider> find(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    @Override
    public PaymentProvider get(String id) {
        return find(id).orElseThrow(() -> new Failure(ErrorCode.PAYMENT_PROVIDER_UNKNOWN, id));
    }

    @Override
    public List<PaymentProvider> all() {
        return List.copyOf(providers.values());
    }

    @Override
    public Set<URI> pages() {
        return providers.values().stream()
                .flatMap(provider -> provider.pages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
