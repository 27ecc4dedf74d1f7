<?php
/**
 * Lets WordPress make an embed of the mere address of each page, as where an author puts it on a line of an
 * article: for a site that it does not know, and that describes itself.
 *
 * All of that is WordPress's own code, from its request to its filters. What is said here is the settings of
 * a new blog, for there is no database, and where the pages' address is served today. The program is called
 * with
 *   the folder of WordPress, the pages' address, where that is served, and the path of each page,
 * and prints two lines for each page, for a host that has packed copies and one that has none: its path, the
 * HTML that WordPress makes, and what becomes of that in an article, with a tab between them.
 */

error_reporting( E_ALL & ~E_DEPRECATED );
ini_set( 'display_errors', 'stderr' );

list( , $wordpress, $address, $served ) = $argv;
$paths = array_slice( $argv, 4 );

define( 'ABSPATH', rtrim( $wordpress, '/' ) . '/' );
define( 'WPINC', 'wp-includes' );
define( 'WP_CONTENT_DIR', ABSPATH . 'wp-content' );
define( 'WP_DEBUG', false );

// In the order of WordPress's own wp-settings.php, without what nobody here calls.
$parts = array(
	'version', 'load', 'plugin', 'cache', 'compat', 'class-wp-list-util', 'formatting', 'functions', 'class-wp-error',
	'pomo/mo', 'default-filters', 'l10n', 'theme', 'general-template', 'link-template', 'rewrite', 'kses',
	'shortcodes', 'embed', 'class-wp-oembed', 'media', 'http', 'class-wp-http', 'class-wp-http-proxy',
	'class-wp-http-cookie', 'class-wp-http-response', 'class-wp-http-requests-response',
	'class-wp-http-requests-hooks', 'class-wp-block-parser', 'blocks', 'pluggable',
);
foreach ( $parts as $part ) {
	require_once ABSPATH . WPINC . "/$part.php";
}

// The settings are kept where WordPress keeps them once it has read them.
$options = array(
	'blog_charset' => 'UTF-8',
	'home'         => 'https://blog.example',
	'siteurl'      => 'https://blog.example',
);
wp_cache_init();
wp_cache_set( 'alloptions', $options, 'options' );

// The pages are not yet where they say that they are. WordPress goes to none of its own neighbours unless it
// is told; all else of a request stays as it was.
add_filter(
	'pre_http_request',
	function ( $answer, $how, $url ) use ( $address, $served ) {
		if ( 0 !== strpos( $url, $address ) ) {
			return $answer;
		}
		$how['reject_unsafe_urls'] = false;
		return wp_remote_request( $served . substr( $url, strlen( $address ) ), $how );
	},
	10,
	3
);

// A host may have no packed copy of a page: then WordPress reads the page's first 150 KB only.
$is_packed = true;
add_filter(
	'oembed_remote_get_args',
	function ( $how ) use ( &$is_packed ) {
		return $is_packed ? $how : $how + array( 'headers' => array( 'Accept-Encoding' => 'identity' ) );
	}
);

foreach ( $paths as $path ) {
	foreach ( array( true, false ) as $is_packed ) {
		$html = (string) wp_oembed_get( $address . $path );
		// As everything in an article, it then gets its signs and paragraphs.
		$shown = wpautop( wptexturize( $html ) );
		$parts = str_replace( array( "\t", "\n" ), ' ', array( $path, $html, trim( $shown ) ) );
		echo implode( "\t", $parts ), "\n";
	}
}
