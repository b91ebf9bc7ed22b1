package cityip.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who gets in and what a browser may do with our pages. Programs use Basic or a token under {@code /api/v1}; people sign in. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityRules {

  /** No script, style or frame but our own, from files; nothing inline. */
  static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "font-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  UserDetailsService people(Accounts accounts) {
    return username -> accounts.find(username)
        .map(account -> new SignedIn(account.viewer(), account.passwordHash(), account.disabled()))
        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }

  @Bean
  @org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, Accounts accounts, Doors doors) {
    return http.securityMatcher("/api/**")
        .csrf(csrf -> csrf.disable())
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(Customizer.withDefaults())
        .addFilterBefore(new TokenFilter(accounts), BasicAuthenticationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().access(doors))
        .build();
  }

  @Bean
  @org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http, Doors doors) {
    return http
        .headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
            .referrerPolicy(Customizer.withDefaults())
            .cacheControl(cache -> cache.disable()))
        .formLogin(form -> form.loginPage("/sign-in").loginProcessingUrl("/sign-in").defaultSuccessUrl("/plan").failureUrl("/sign-in?refused").permitAll())
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/?signed-out"))
        .authorizeHttpRequests(requests -> requests.anyRequest().access(doors))
        .build();
  }

  /** A token in {@code Authorization: Bearer …} stands for its account. */
  private static final class TokenFilter extends OncePerRequestFilter {

    private final Accounts accounts;

    TokenFilter(Accounts accounts) {
      this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var header = request.getHeader("Authorization");
      if (header != null && header.startsWith("Bearer ")) {
        accounts.byToken(header.substring(7).strip()).ifPresent(account -> {
          var person = new SignedIn(account.viewer(), "", false);
          SecurityContextHolder.getContext().setAuthentication(
              UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        });
      }
      chain.doFilter(request, response);
    }
  }
}
