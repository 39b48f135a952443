<?php
// Turns the plugin on, as an administrator does, and lets people in: an editor, a panelist, and somebody without rights.
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/plugin.php';
$error = activate_plugin( 'penilaian-kinerja/penilaian-kinerja.php' );
if ( is_wp_error( $error ) ) {
	fwrite( STDERR, $error->get_error_message() . "\n" );
	exit( 1 );
}
switch_theme( 'twentytwentythree' );
foreach ( array( 'redaktur' => 'editor', 'panelis' => 'panelis', 'tamu' => 'subscriber' ) as $name => $role ) {
	wp_insert_user( array( 'user_login' => $name, 'user_pass' => 'rahasia', 'user_email' => "$name@example.org", 'role' => $role ) );
}
